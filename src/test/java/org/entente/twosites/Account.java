package org.entente.twosites;

import java.nio.file.Path;
import java.util.List;

/**
 * As whom PostgreSQL runs. It refuses root, as which containers and build machines like to run; there a user namespace
 * in which nobody is root does, and where that is forbidden, the user {@code nobody}.
 */
final class Account {
    private static final List<String> NAMESPACE = List.of("unshare", "-U");
    private static final List<String> NOBODY = List.of("runuser", "-u", "nobody", "--");

    private Account() {}

    /** What to put before a command; empty where we are no root ourselves. */
    static List<String> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (Commands.succeeds("unshare", "-U", "true")) {
            return NAMESPACE;
        }
        if (Commands.succeeds("runuser", "-u", "nobody", "--", "true")) {
            return NOBODY;
        }
        throw new StartFailed("PostgreSQL refuses to run as root, and neither unshare -U nor runuser works here:"
                + " start Entente as another user.");
    }

    /** Hands files to the account where it is another user; a namespace keeps ours. */
    static void own(List<String> account, Path directory) {
        if (account.equals(NOBODY)) {
            Commands.run(List.of("chown", "-R", "nobody", directory.toString()));
        }
    }
}
