package org.entente.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.entente.story.Api;

/** A panel report of half a million figures: from its post until its figures can be asked for, at home and at the peer. */
final class PanelRow implements Row {
    private static final String LIST = "panel-floorcare";
    private static final int PERIODS = 13;
    private static final int ROWS = 500_000 / PERIODS;
    private static final String READ = "select count(*) from panel_release where subject = ? and state = 'read'";

    @Override
    public String name() {
        return "panel";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        var owner = Api.of(at.sites(), "fr-list-manager");
        across(at, owner, "warm", 1_000);
        var file = owner.upload("large.csv", csv(ROWS));
        long began = System.nanoTime();
        post(owner, "large", file);
        double home;
        double peer;
        try (var fr = at.sql("fr");
                var uk = at.sql("uk")) {
            at.waitFor("the figures at home", () -> fr.number(READ, "large") == 1);
            shown(owner);
            home = (System.nanoTime() - began) / 1e9;
            at.waitFor("the figures at the peer", () -> uk.number(READ, "large") == 1);
            shown(Api.of(at.sites(), "uk-managing-director"));
            peer = (System.nanoTime() - began) / 1e9;
        }
        var what = "panel of %,d figures ".formatted(ROWS * PERIODS);
        var most = Sample.of(30);
        return List.of(
                Line.atMost(1, what + "read and shown at home", "s", Sample.of(home), "most allowed", most),
                Line.atMost(1, what + "read and shown at the peer", "s", Sample.of(peer), "most allowed", most),
                memory(at, "fr-node"),
                memory(at, "uk-node"));
    }

    private static void across(Installation at, Api owner, String subject, int rows) throws Exception {
        post(owner, subject, owner.upload(subject + ".csv", csv(rows)));
        try (var uk = at.sql("uk")) {
            at.waitFor("a small panel", () -> uk.number(READ, subject) == 1);
        }
    }

    private static void post(Api owner, String subject, String file) {
        owner.post(
                        "/api/lists/" + LIST + "/posts",
                        Map.of("subject", subject, "text", subject, "attachments", List.of(file)))
                .expect(201);
    }

    private static void shown(Api reader) {
        var product = "&product=Produit%207&fact=value_sales";
        var items = reader.get("/api/panels/" + LIST + "/figures?market=March%C3%A9%200" + product)
                .expect(200)
                .json()
                .get("items");
        if (items.isEmpty()) {
            throw new IllegalStateException("the figures are stored, and not shown");
        }
    }

    /** The most it had at any time, where the system tells that. */
    private static Line memory(Installation at, String node) throws IOException {
        long pid = at.sites().parts().stream()
                .filter(part -> part.part().equals(node))
                .mapToLong(part -> java.util.Objects.requireNonNull(part.pid()))
                .findFirst()
                .orElseThrow();
        return Line.atMost(1, "most memory of " + node, "MB", Sample.of(peak(pid)), "most allowed", Sample.of(700));
    }

    private static double peak(long pid) throws IOException {
        var status = Path.of("/proc/" + pid + "/status");
        if (Files.exists(status)) {
            for (var line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
                }
            }
        }
        return MemoryRow.megabytes(ProcessHandle.of(pid).orElseThrow(), false);
    }

    /** One column a period, as a Frenchman's spreadsheet writes it. */
    private static byte[] csv(int rows) {
        var text = new StringBuilder("Marché;Produit;Indicateur");
        for (int period = 1; period <= PERIODS; period++) {
            text.append(";P%02d 2026".formatted(period));
        }
        for (int i = 0; i < rows; i++) {
            text.append("\nMarché ").append(i % 20).append(";Produit ").append(i / 40);
            text.append(i / 20 % 2 == 0 ? ";Ventes valeur" : ";Ventes volume");
            for (int period = 1; period <= PERIODS; period++) {
                text.append(';').append(i * 7 + period).append(',').append(period % 10);
            }
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
