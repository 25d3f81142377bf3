package org.entente.twosites;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL runs. It refuses root, as which containers and build machines like to run; there a user namespace
 * in which nobody is root does, and where that is forbidden, the user {@code nobody}. Both commands become PostgreSQL
 * themselves: {@code runuser} would stay in front of it and keep the signal that stops it in order.
 */
final class Account {
    static final List<String> NAMESPACE = List.of("unshare", "-U");
    static final List<String> NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--no-new-privs");

    private Account() {}

    /** What to put before a command; empty where we are no root ourselves. */
    static List<String> unprivileged() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (works(NAMESPACE, "true")) {
            return NAMESPACE;
        }
        if (works(NOBODY, "true")) {
            return NOBODY;
        }
        throw new StartFailed("PostgreSQL refuses to run as root, and neither unshare -U nor setpriv works here:"
                + " start Entente as another user.");
    }

    private static boolean works(List<String> account, String... command) {
        return Commands.succeeds(
                Stream.concat(account.stream(), Stream.of(command)).toArray(String[]::new));
    }

    /** Hands files to the account: {@code nobody}, or in a namespace ourselves, whom they may have been taken from. */
    static void own(List<String> account, Path directory) {
        if (!account.isEmpty()) {
            var owner = account.equals(NOBODY) ? "nobody" : "root";
            Commands.run(List.of("chown", "-R", owner, directory.toString()));
            if (!works(account, "test", "-x", directory.toString())) {
                throw new StartFailed(
                        "PostgreSQL refuses root and runs as %s here, who may not enter %s:".formatted(owner, directory)
                                + " start Entente as another user, or in a directory that everybody may enter.");
            }
        }
    }
}
