package org.entente.bench;

import static org.entente.bench.Installation.PEER;
import static org.entente.bench.Installation.READER;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.Flow.Subscription;
import org.entente.story.Session;

/** A thousand open pages at one node: what it holds of the memory for them, and how soon the last one hears of a change. */
final class LivePagesRow implements Row {
    private static final int PAGES = 1_000;
    private static final double MEGABYTES_ALLOWED = 700;

    private record Tab(int number, ConcurrentHashMap<Integer, Long> hellos, ConcurrentHashMap<Integer, Long> changes)
            implements Subscriber<String> {
        @Override
        public void onSubscribe(Subscription lines) {
            lines.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            if (line.contains("hello")) {
                hellos.put(number, System.nanoTime());
            } else if (line.contains("bench")) {
                changes.put(number, System.nanoTime());
            }
        }

        @Override
        public void onError(Throwable broken) {
            hellos.remove(number);
        }

        @Override
        public void onComplete() {
            hellos.remove(number);
        }
    }

    @Override
    public String name() {
        return "live-pages";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        var node = at.sites().parts().stream()
                .filter(part -> part.part().equals(PEER + "-node"))
                .findFirst()
                .orElseThrow();
        var process = ProcessHandle.of(node.pid()).orElseThrow();
        var session = Session.of(at.sites(), READER);
        var before = MemoryRow.megabytes(process, false);
        var hellos = new ConcurrentHashMap<Integer, Long>();
        var changes = new ConcurrentHashMap<Integer, Long>();
        var streams = new ArrayList<CompletableFuture<?>>();
        var http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var last = new ArrayList<Double>();
        try (var sql = at.sql(PEER)) {
            for (int number = 0; number < PAGES; number++) {
                var opened = number + 1;
                streams.add(http.sendAsync(
                        session.request("/live").build(),
                        BodyHandlers.fromLineSubscriber(new Tab(number, hellos, changes))));
                // as people come in, not all in one moment
                at.waitFor("the pages to open", () -> hellos.size() > opened - 50);
            }
            at.waitFor("all pages to be open", () -> hellos.size() == PAGES);
            for (int run = 0; run < at.options().runs(); run++) {
                changes.clear();
                long began = System.nanoTime();
                sql.number("select 1 from pg_notify('live', 'bench *')");
                at.waitFor("all pages to hear of a change", () -> changes.size() == PAGES);
                last.add(
                        (changes.values().stream().mapToLong(when -> when).max().orElseThrow() - began) / 1e6);
            }
            var held = MemoryRow.megabytes(process, false);
            if (hellos.size() < PAGES) {
                throw new IllegalStateException(hellos.size() + " of 1,000 pages are still open");
            }
            return List.of(
                    Line.atMost(
                            1,
                            "memory of a node with 1,000 open pages",
                            "MB",
                            Sample.of(held),
                            "most allowed",
                            Sample.of(MEGABYTES_ALLOWED)),
                    Line.alone("the same before they opened", "MB", Sample.of(before)),
                    Line.alone("until the last of 1,000 pages heard", "ms", Sample.of(last)));
        } finally {
            streams.forEach(stream -> stream.cancel(true));
        }
    }
}
