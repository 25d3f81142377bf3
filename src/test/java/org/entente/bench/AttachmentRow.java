package org.entente.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A large file: from the POST of the memo that it belongs to until it has arrived, whole and checked, at the peer. */
final class AttachmentRow implements Row {
    private static final int CHUNK = 524_288;
    private static final String ARRIVED = "select count(*) from blob where sha256 = ? and state = 'ARRIVED'";

    @Override
    public String name() {
        return "attachment";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        int octets = at.options().megabytes() * 1_000_000;
        int chunks = (octets + CHUNK - 1) / CHUNK;
        var template = Template.published(at);
        var chunk = new byte[CHUNK];
        new Random(2).nextBytes(chunk);
        var floor = new ArrayList<Double>();
        at.withoutNodes(() -> {
            try (var mirror = new BareMirror(at.sites())) {
                var record = template.to(BareMirror.TOPIC, chunk);
                mirror.seconds(record, chunks);
                for (int run = 0; run < at.options().runs(); run++) {
                    floor.add(at.options().megabytes() / mirror.seconds(record, chunks));
                }
            }
            return floor;
        });
        across(at, octets / 5);
        var measured = new ArrayList<Double>();
        for (int run = 0; run < at.options().runs(); run++) {
            measured.add(at.options().megabytes() / across(at, octets));
        }
        return List.of(Line.atLeast(
                0.5,
                "attachment of %d MB".formatted(at.options().megabytes()),
                "MB/s",
                Sample.of(measured),
                "its chunks over the bare mirror",
                Sample.of(floor)));
    }

    private static double across(Installation at, int octets) throws Exception {
        var file = new byte[octets];
        new Random().nextBytes(file);
        var id = at.author().upload("figures.bin", file);
        try (var peer = at.sql(Installation.PEER)) {
            long began = System.nanoTime();
            Template.publish(at, List.of(id));
            at.waitFor("the file", () -> peer.number(ARRIVED, id) == 1);
            double seconds = (System.nanoTime() - began) / 1e9;
            at.settle();
            return seconds;
        }
    }
}
