package org.entente.bench;

import java.util.List;

/**
 * What to measure.
 *
 * @param rows their names, or how they begin; empty for all
 * @param size memos in a burst
 * @param runs of each measurement and of each floor, after the warm-up
 * @param seconds that one run of a latency takes
 * @param megabytes of the attachment (10^6 octets)
 * @param record whether the nodes record themselves with Java Flight Recorder into {@code target/bench}
 * @param minutes after which it gives up
 */
record Options(List<String> rows, int size, int runs, int seconds, int megabytes, boolean record, int minutes) {
    static Options read() {
        return new Options(
                List.of(System.getProperty("bench.rows", "").split("[, ]+")).stream()
                        .filter(name -> !name.isEmpty())
                        .toList(),
                within("bench.size", 20_000, 100, 200_000),
                within("bench.runs", 3, 1, 20),
                within("bench.seconds", 10, 1, 120),
                within("bench.megabytes", 50, 1, 50),
                Boolean.getBoolean("bench.record"),
                within("bench.minutes", 25, 1, 240));
    }

    private static int within(String name, int otherwise, int least, int most) {
        var text = System.getProperty(name, "");
        try {
            int value = text.isBlank() ? otherwise : Integer.parseInt(text.strip());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            // said below
        }
        throw new IllegalArgumentException(
                "-D%s=%s: it takes a number from %d to %d.".formatted(name, text, least, most));
    }

    boolean wants(Row row) {
        return rows.isEmpty() || rows.stream().anyMatch(row.name()::startsWith);
    }
}
