package org.entente.mail;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What waits to go out.
 *
 * @param recipients how many, by {@code waiting}, {@code sending} and {@code delayed}
 * @param oldest since when the oldest of it waits; null where nothing does
 * @param nextAt when something is tried next; null where nothing waits
 * @param server what is wrong with the SMTP server; null where it can be used, or nothing was to be sent
 * @param domains of those that wait, the most first, at most 50
 */
public record QueueState(
        Map<String, Long> recipients,
        @Nullable Instant oldest,
        @Nullable Instant nextAt,
        @Nullable Fault server,
        List<Domain> domains) {
    public QueueState {
        domains = List.copyOf(domains);
    }

    /**
     * @param kind {@code unreachable}, {@code silent}, {@code refused}, {@code no-tls}, {@code certificate},
     *     {@code credentials}
     * @param detail what was seen of it
     */
    public record Fault(String kind, String detail, Instant since) {}

    /**
     * @param delayed how many of them were refused for now
     * @param reason what was said last; empty where nothing was tried yet
     */
    public record Domain(String domain, long recipients, long delayed, String reason) {}

    public long count(String state) {
        return recipients.getOrDefault(state, 0L);
    }

    public boolean isEmpty() {
        return oldest == null;
    }
}
