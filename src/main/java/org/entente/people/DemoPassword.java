package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The one password of a demo. It is printed on a page, so its hash need not be strong: few rounds and one salt for all
 * keep the demo's start and sign-ins fast. Marked in the database, and good for nothing where the demo's key is not
 * set: a demo's data that end up in a real installation open no door.
 */
@ApplicationScoped
class DemoPassword {
    static final String MARK = "demo:";
    private static final int ROUNDS = 10_000;

    private Optional<String> password = Optional.empty();
    private Optional<String> hash = Optional.empty();

    protected DemoPassword() {}

    @Inject
    DemoPassword(@ConfigProperty(name = "entente.people.demo-password") Optional<String> password) {
        this.password = password;
        this.hash = password.map(given -> MARK + Passwords.hash(given, ROUNDS));
    }

    /** What people without a password get; empty outside a demo. */
    Optional<String> hash() {
        return hash;
    }

    /** The hash to check against, if this installation takes it. */
    Optional<String> usable(String stored) {
        if (!stored.startsWith(MARK)) {
            return Optional.of(stored);
        }
        return password.map(demo -> stored.substring(MARK.length()));
    }

    boolean isUsable(@Nullable String stored) {
        return stored != null && usable(stored).isPresent();
    }

    /** Whether it is the hash of this demo's password, perhaps with the salt of an earlier start. */
    boolean isCurrent(@Nullable String stored) {
        return stored != null
                && isUsable(stored)
                && (stored.equals(hash.orElse(""))
                        || Passwords.matches(password.orElseThrow(), stored.substring(MARK.length())));
    }
}
