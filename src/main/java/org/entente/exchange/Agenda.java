package org.entente.exchange;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which streams the relay looks at, and when: those that it heard of, all of them once a second, and a stream that had
 * something once more at once. Receipts gather for a moment: each batch is a transaction for the mirror, a hundred of
 * them would cost as much as a hundred memos, and nobody waits for a single one.
 */
final class Agenda {
    private static final long NET = Duration.ofSeconds(1).toNanos();
    private static final long GATHER = Duration.ofMillis(100).toNanos();
    /** By {@link System#nanoTime}. */
    private final Map<String, Long> due = new HashMap<>();

    private long net = System.nanoTime() - NET;

    /** What to look at now, those that people wait for first. */
    List<String> due() {
        long now = System.nanoTime();
        if (now - net >= NET) {
            net = now;
            Topics.streams().forEach(topic -> due.putIfAbsent(topic, now));
        }
        return Topics.streams().stream()
                .filter(topic -> due.containsKey(topic) && due.get(topic) - now <= 0)
                .toList();
    }

    /** It was looked at, and there was {@code something} to send. */
    void done(String topic, boolean something) {
        if (something) {
            due.put(topic, System.nanoTime() + patience(topic));
        } else {
            due.remove(topic);
        }
    }

    void heard(Set<String> heard) {
        boolean again = heard.contains(OutboxRelay.AGAIN);
        Topics.streams().stream()
                .filter(topic -> again || heard.contains(topic))
                .forEach(topic -> due.putIfAbsent(topic, System.nanoTime() + patience(topic)));
    }

    /** How long to wait for news until something is due. */
    Duration pause() {
        long next = due.values().stream().mapToLong(Long::longValue).min().orElse(net + NET);
        return Duration.ofNanos(Math.min(next, net + NET) - System.nanoTime());
    }

    private static long patience(String topic) {
        return topic.equals(Topics.RECEIPTS) ? GATHER : 0;
    }
}
