package org.entente.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Many memos at once: from the commit at the home site until the last has taken effect at the peer. */
final class BurstRow implements Row {
    private static final String APPLIED = "select applied from inbound_stream join peer using (site, incarnation)"
            + " where site = ? and topic = 'entente_memos'";

    @Override
    public String name() {
        return "burst";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        int size = at.options().size();
        var template = Template.published(at);
        var mirrored = new ArrayList<Double>();
        var inserted = new ArrayList<Double>();
        at.withoutNodes(() -> {
            try (var mirror = new BareMirror(at.sites());
                    var peer = at.sql(Installation.PEER)) {
                var inserts = new PlainInserts(peer, template);
                mirror.seconds(mirror.record(template), size);
                inserts.perSecond(size / 20);
                for (int run = 0; run < at.options().runs(); run++) {
                    mirrored.add(size / mirror.seconds(mirror.record(template), size));
                    inserted.add(inserts.perSecond(size / 10));
                }
            }
            return template;
        });
        seconds(at, template, Math.min(size, 2_000), false);
        var applied = new ArrayList<Double>();
        for (int run = 0; run < at.options().runs(); run++) {
            applied.add(size / seconds(at, template, size, false));
        }
        return lines(size, Sample.of(applied), Sample.of(mirrored), Sample.of(inserted));
    }

    private static List<Line> lines(int size, Sample applied, Sample mirrored, Sample inserted) {
        var what = "burst of %d memos".formatted(size);
        var mirror = "the bare mirror";
        var insert = "their rows, one transaction each";
        return mirrored.median() <= inserted.median()
                ? List.of(
                        Line.atLeast(0.25, what, "/s", applied, mirror, mirrored),
                        Line.besides(what, "/s", applied, insert, inserted))
                : List.of(
                        Line.besides(what, "/s", applied, mirror, mirrored),
                        Line.atLeast(0.25, what, "/s", applied, insert, inserted));
    }

    /** Publishes them, with the link cut until the home broker has them all or with the link up. */
    static double seconds(Installation at, Template template, int count, boolean cut) throws Exception {
        try (var home = Burst.prepare(at, template, count);
                var peer = at.sql(Installation.PEER)) {
            long goal = peer.number(APPLIED, Installation.HOME) + count;
            long began = System.nanoTime();
            if (cut) {
                at.sites().link().cut();
                home.connection().commit();
                at.waitFor("the outbox", () -> unsent(home) == 0);
                began = System.nanoTime();
                at.sites().link().restore();
            } else {
                home.connection().commit();
            }
            at.waitFor("%d memos".formatted(count), () -> peer.number(APPLIED, Installation.HOME) >= goal);
            double seconds = (System.nanoTime() - began) / 1e9;
            requireNothingParked(peer);
            at.settle();
            requireNothingParked(home);
            home.connection().commit();
            return seconds;
        }
    }

    private static long unsent(Sql home) throws SQLException {
        long unsent = home.number("select count(*) from outbox where sent_at is null");
        home.connection().commit();
        return unsent;
    }

    private static void requireNothingParked(Sql site) throws SQLException {
        long parked = site.number("select count(*) from parked where state in ('parked', 'behind')");
        if (parked > 0) {
            throw new IllegalStateException(parked + " envelopes were parked: the numbers mean nothing");
        }
    }
}
