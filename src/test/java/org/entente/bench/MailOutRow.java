package org.entente.bench;

import static org.entente.bench.Installation.HOME;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.entente.story.Api;

/**
 * A post of 20 KB to a list of a thousand members, from its submission over REST until a counting sink has taken the last
 * of their mails: many in a transaction, and one message each with an envelope sender of its own. The sink stands in for the
 * mail server; beside it stand the bare sender into the same sink, with as many connections, and what the fastest list
 * servers do on two such cores (mlmmj: 1,700 recipients a second batched, 900 with VERP by Postfix).
 */
final class MailOutRow implements Row {
    private static final int RECIPIENTS = 1_000;
    private static final int CONNECTIONS = 8;
    private static final int WARM_UP = 10;
    private static final String OWNER = "uk-list-manager";
    private static final String TEXT =
            "All prices hold until the end of the quarter, and nothing else does.\r\n".repeat(20_480 / 70);
    private static final byte[] MESSAGE =
            ("Message-ID: <bench@uk.example>\r\nFrom: a@uk.example\r\nSubject: Report\r\n\r\n" + TEXT)
                    .getBytes(StandardCharsets.US_ASCII);

    private record Mode(String name, boolean personal, int batch, double peer) {
        String list() {
            return personal ? "bench-personal" : "bench-batched";
        }
    }

    private static final List<Mode> MODES = List.of(
            new Mode("post to a list, batched", false, 100, 1_700), new Mode("post to a list, personal", true, 1, 900));

    @Override
    public String name() {
        return "mail-out";
    }

    @Override
    public List<Line> measure(Installation at) throws Exception {
        at.sites().stop("mail");
        try (var sink = new SmtpSink(at.sites().smtpPort())) {
            var floors = at.withoutNodes(
                    () -> MODES.stream().map(mode -> floor(at, sink, mode)).toList());
            var lines = new ArrayList<Line>();
            try (var sql = at.sql(HOME)) {
                for (int i = 0; i < MODES.size(); i++) {
                    var mode = MODES.get(i);
                    open(at, sql, mode);
                    var value = value(at, sink, sql, mode);
                    lines.add(Line.besides(mode.name(), "1/s", value, "bare SMTP, as many connections", floors.get(i)));
                    lines.add(Line.atLeast(
                            1, mode.name(), "1/s", value, "the fastest list server", Sample.of(mode.peer())));
                }
            }
            return lines;
        } finally {
            at.sites().start("mail");
        }
    }

    private static Sample floor(Installation at, SmtpSink sink, Mode mode) {
        var recipients = IntStream.range(0, RECIPIENTS)
                .mapToObj(n -> "r" + n + "@x.example")
                .toList();
        var sender = new BareSender(sink.port(), CONNECTIONS);
        var rates = new ArrayList<Double>();
        try {
            for (int run = -WARM_UP; run < at.options().runs(); run++) {
                long began = System.nanoTime();
                sender.send(recipients, mode.batch(), MESSAGE);
                if (run >= 0) {
                    rates.add(RECIPIENTS / ((sink.last() - began) / 1e9));
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
        return Sample.of(rates);
    }

    private static Sample value(Installation at, SmtpSink sink, Sql sql, Mode mode) throws Exception {
        var rates = new ArrayList<Double>();
        var owner = Api.of(at.sites(), OWNER);
        for (int run = -WARM_UP; run < at.options().runs(); run++) {
            long before = sink.recipients();
            long began = System.nanoTime();
            owner.post("/api/lists/" + mode.list() + "/posts", Map.of("subject", "Report", "text", TEXT))
                    .expect(201);
            at.waitFor("the last recipient", () -> sink.recipients() - before >= RECIPIENTS);
            double rate = RECIPIENTS / ((sink.last() - began) / 1e9);
            if (run >= 0) {
                rates.add(rate);
            }
            at.waitFor(
                    "all of it to be settled",
                    () -> sql.number("select count(*) from mail_delivery where next_at is not null") == 0);
        }
        return Sample.of(rates);
    }

    /** A list with its members, who are nobody's colleagues. */
    private static void open(Installation at, Sql sql, Mode mode) throws Exception {
        Api.of(at.sites(), OWNER)
                .post(
                        "/api/lists",
                        Map.of("name", mode.list(), "titles", Map.of("en", mode.name()), "personal", mode.personal()))
                .expect(201);
        sql.update(
                "insert into list_member (list, address, language) select ?, 'r' || n || '@x.example', 'en'"
                        + " from generate_series(1, ?) n",
                mode.list(),
                RECIPIENTS);
    }
}
