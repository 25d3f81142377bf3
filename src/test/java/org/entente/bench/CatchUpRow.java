package org.entente.bench;

import java.util.ArrayList;
import java.util.List;

/** The same burst, published while the link is cut: from the restored link until the last has taken effect. */
final class CatchUpRow implements Row {
    @Override
    public String name() {
        return "catch-up";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        int size = at.options().size();
        var template = Template.published(at);
        var floor = new ArrayList<Double>();
        at.withoutNodes(() -> {
            try (var mirror = new BareMirror(at.sites())) {
                for (int run = 0; run < at.options().runs(); run++) {
                    floor.add(mirror.secondsAfterCut(mirror.record(template), size));
                }
            }
            return floor;
        });
        BurstRow.seconds(at, template, Math.min(size, 2_000), false);
        var measured = new ArrayList<Double>();
        for (int run = 0; run < at.options().runs(); run++) {
            measured.add(BurstRow.seconds(at, template, size, true));
        }
        return List.of(Line.besides(
                "catch-up of %d memos after a cut".formatted(size),
                "s",
                Sample.of(measured),
                "the bare mirror after a cut",
                Sample.of(floor)));
    }
}
