package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** From when a POST at the home site was due until the memo is visible to a reader at the peer, at a steady rate. */
final class LatencyRow implements Row {
    private static final int WARM_UP = 1_000;

    private final int rate;

    LatencyRow(int rate) {
        this.rate = rate;
    }

    @Override
    public String name() {
        return "latency-" + rate;
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        int count = rate * at.options().seconds();
        var floor = new ArrayList<double[]>();
        var template = Template.published(at);
        at.withoutNodes(() -> {
            try (var mirror = new BareMirror(at.sites())) {
                mirror.latencies(template, 100, WARM_UP);
                for (int run = 0; run < at.options().runs(); run++) {
                    floor.add(mirror.latencies(template, rate, count));
                }
            }
            return floor;
        });
        publish(at, Math.max(rate, 50), WARM_UP);
        var measured = new ArrayList<double[]>();
        for (int run = 0; run < at.options().runs(); run++) {
            measured.add(publish(at, rate, count));
        }
        return List.of(line("p50", 0.5, measured, floor), line("p99", 0.99, measured, floor));
    }

    private Line line(String name, double share, List<double[]> measured, List<double[]> floor) {
        return Line.atMost(
                2,
                "publish to visible at %d/s, %s".formatted(rate, name),
                "ms",
                over(measured, share),
                "the bare mirror",
                over(floor, share));
    }

    private static Sample over(List<double[]> runs, double share) {
        return Sample.of(runs.stream().map(run -> Sample.percentile(run, share)).toList());
    }

    private static double[] publish(Installation at, int rate, int count) throws Exception {
        var ids = new String[count];
        var senders = Executors.newFixedThreadPool(16);
        var latencies = new double[count];
        try (var arrivals = new Arrivals(at)) {
            var pace = new Pace(rate, count);
            pace.run(number -> senders.execute(() -> ids[number] = Template.publish(at, List.of())));
            at.waitFor("%d memos at %d/s".formatted(count, rate), () -> arrivals.count() >= count);
            senders.shutdown();
            at.waitFor("the answers", senders::isTerminated);
            for (int number = 0; number < count; number++) {
                latencies[number] = (arrivals.seenAt(ids[number]) - pace.due(number)) / 1e6;
            }
        } finally {
            senders.shutdownNow();
        }
        at.settle();
        return latencies;
    }
}
