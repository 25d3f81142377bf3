package org.entente.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.entente.twosites.StartFailed;

/**
 * {@code mvn -Pbench}: runs the rows and prints the table. {@code -Dbench.rows=burst -Dbench.size=2000 -Dbench.runs=1} for
 * one of them, small; see {@link Options}.
 */
public final class Bench {
    static final Path DIRECTORY = Path.of("target/bench");

    private static final List<Row> ROWS = List.of(
            new StartRow(),
            new LatencyRow(10),
            new LatencyRow(100),
            new BurstRow(),
            new CatchUpRow(),
            new AttachmentRow(),
            new InboxRow(),
            new MailOutRow(),
            new IntakeRow(),
            new PanelRow(),
            new LivePagesRow(),
            new MemoryRow());

    /** Kept here, or the level would be forgotten with the logger: each client would print its settings. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        try {
            System.exit(run(Options.read()) ? 0 : 1);
        } catch (StartFailed | IllegalArgumentException sentence) {
            System.err.println(sentence.getMessage());
            System.exit(1);
        }
    }

    private static boolean run(Options options) throws Exception {
        if (ROWS.stream().noneMatch(options::wants)) {
            throw new IllegalArgumentException("-Dbench.rows: the rows are "
                    + ROWS.stream().map(Row::name).collect(Collectors.joining(", ")) + ".");
        }
        KAFKA.setLevel(Level.WARNING);
        endAfter(Duration.ofMinutes(options.minutes()));
        var report = new Report();
        try (var at = new Installation(options)) {
            for (var row : ROWS) {
                if (options.wants(row)) {
                    say("-- " + row.name());
                    measure(row, at, report);
                }
            }
        }
        report.write(DIRECTORY.resolve("bench.json"));
        System.out.println("\n" + report.table());
        return report.isWhole();
    }

    /** A row that fails does not take the others with it. */
    private static void measure(Row row, Installation at, Report report) {
        try {
            report.add(row, row.measure(at));
        } catch (StartFailed broken) {
            throw broken;
        } catch (Exception fault) {
            fault.printStackTrace();
            report.failed(row, fault);
        }
    }

    private static void endAfter(Duration longest) {
        var timer = new Thread(
                () -> {
                    try {
                        Thread.sleep(longest.toMillis());
                        System.err.println(
                                "The benchmark took more than " + longest.toMinutes() + " minutes: it stops.");
                        System.exit(1);
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                    }
                },
                "end");
        timer.setDaemon(true);
        timer.start();
    }

    static void say(String line) {
        System.err.println(line);
    }
}
