package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** From nothing to a whole installation that is ready, with fresh data; and each part, as they start side by side. */
final class StartRow implements Row {
    private static final double SECONDS_ALLOWED = 60;

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Line> measure(Installation at) {
        var whole = new ArrayList<Double>();
        Map<String, List<Double>> parts = new TreeMap<>();
        for (int run = 0; run < at.options().runs(); run++) {
            // the first start of a checkout also unpacks PostgreSQL: that is the warm-up
            at.again(true);
            whole.add(at.startSeconds());
            at.starts()
                    .forEach((part, seconds) -> parts.computeIfAbsent(part, name -> new ArrayList<>())
                            .add(seconds));
        }
        at.again(false);
        var lines = new ArrayList<Line>();
        lines.add(Line.atMost(1, "start to ready", "s", Sample.of(whole), "most allowed", Sample.of(SECONDS_ALLOWED)));
        parts.forEach((part, seconds) -> lines.add(Line.alone("start of " + part, "s", Sample.of(seconds))));
        return lines;
    }
}
