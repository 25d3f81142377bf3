package org.entente.web;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Lengths of time in the reader's language. */
public final class Lengths {
    private record Part(String unit, long number) {}

    private Lengths() {}

    /** The largest unit and the next one: "2 hours 5 minutes", "less than a second". */
    public static String words(Frame frame, long seconds) {
        var length = Duration.ofSeconds(seconds);
        var parts = List.of(
                new Part("days", length.toDays()),
                new Part("hours", length.toHoursPart()),
                new Part("minutes", length.toMinutesPart()),
                new Part("seconds", length.toSecondsPart()));
        int first = 0;
        while (first < parts.size() - 1 && parts.get(first).number() == 0) {
            first++;
        }
        return parts.subList(first, Math.min(first + 2, parts.size())).stream()
                .filter(part -> part.number() > 0 || seconds == 0)
                .map(part -> frame.t("web.length." + part.unit(), part.number()))
                .collect(Collectors.joining(" "));
    }

    /** As exactly as it matters: "23 ms", "2.1 s", from a minute on in words. */
    public static String brief(Frame frame, long millis) {
        if (millis < 1_000) {
            return millis + "\u00a0ms";
        }
        return millis < 60_000 ? frame.seconds(millis) : words(frame, millis / 1_000);
    }
}
