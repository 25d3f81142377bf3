package org.entente.mail;

import java.util.List;

/**
 * What a mail that came to an envelope sender of ours says.
 *
 * @param failures empty for one that is not {@link Kind#FAILED}
 */
record Bounce(Kind kind, List<Failure> failures) {
    enum Kind {
        /** Some recipients will not get it. */
        FAILED,
        /** It is still being tried, or has arrived: nothing is to be done. */
        PENDING,
        /** Somebody's absence, or the like. */
        ANSWER,
        /** Nobody can say what it is. */
        UNKNOWN
    }

    Bounce {
        failures = List.copyOf(failures);
    }

    Bounce(Kind kind) {
        this(kind, List.of());
    }

    /**
     * One recipient who did not get it.
     *
     * @param addresses by which it may be called, in lower case: the final one, the original one; empty where nobody is
     *     named
     */
    record Failure(List<String> addresses, String status, String diagnostic) {
        Failure {
            addresses = List.copyOf(addresses);
        }

        boolean isPermanent() {
            return Outcome.isAddress(status);
        }
    }
}
