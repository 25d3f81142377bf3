package org.entente.hr;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A message of an application's thread; the first one is the letter.
 *
 * @param outgoing whether it is one of ours
 * @param kind of one that a person wrote to the candidate: {@code message}, {@code refusal}, {@code invitation}, {@code
 *     cancellation}, {@code consent}; of what came in the thread and is not the candidate's: {@code colleague}, {@code
 *     bounce}, {@code automatic}
 * @param delivery of ours: {@code waiting}, {@code sent}, {@code bounced}; null where it is not known any more
 */
public record ApplicationMessage(
        String id,
        boolean outgoing,
        @Nullable String kind,
        @Nullable String delivery,
        Instant at,
        String sender,
        String subject,
        String text,
        List<ApplicationFile> files) {
    /** Whether it may leave the site in a release: what we wrote, colleagues' answers and returned mail may not. */
    boolean ofCandidate() {
        return !outgoing && !List.of("colleague", "bounce").contains(String.valueOf(kind));
    }

    /** The worst of what became of its mails; null where nobody knows any more. */
    static @Nullable String delivery(Set<String> states) {
        if (states.contains("bounced")) {
            return "bounced";
        }
        return states.isEmpty() ? null : states.equals(Set.of("sent")) ? "sent" : "waiting";
    }
}
