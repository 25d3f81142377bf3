package org.entente.people;

import java.time.Duration;
import org.entente.site.Problem;

/** Sign-in is slowed down for this person or this address; even the right password is refused until then. */
public final class TooManyAttempts extends Problem {
    private static final long serialVersionUID = 1;

    private final Duration wait;

    TooManyAttempts(Duration wait) {
        super(
                429,
                "too-many-attempts",
                "Too many failed sign-ins. Try again in %d seconds; until then even the right password is refused."
                        .formatted(wait.toSeconds()));
        this.wait = wait;
        with(wait.toSeconds());
    }

    /** How long to wait from now, in whole seconds, at least one. */
    public Duration retryAfter() {
        return wait;
    }
}
