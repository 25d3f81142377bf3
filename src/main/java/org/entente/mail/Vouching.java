package org.entente.mail;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * Whether this site's own mail server vouches for a sender ({@code Authentication-Results}, RFC 8601). Only the topmost
 * field counts, and only from the {@code authserv-id} that is configured: everything below it may be forged. None is
 * trusted by default.
 */
@Singleton
public class Vouching {
    private static final Pattern RESULT =
            Pattern.compile("(dmarc|dkim|spf)\\s*=\\s*pass\\b([^;]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile(
            "(?:header\\.from|header\\.d|header\\.i|smtp\\.mailfrom)\\s*=\\s*\"?(?:[^\\s;\"@]*@)?([^\\s;\"]+)",
            Pattern.CASE_INSENSITIVE);

    private final Optional<String> server;

    @Inject
    Vouching(Config config) {
        this(config.getOptionalValue("entente.mail.authserv-id", String.class).orElse(""));
    }

    Vouching(String server) {
        this.server = Optional.of(server.strip().toLowerCase(Locale.ROOT)).filter(name -> !name.isEmpty());
    }

    /**
     * Null where no server is trusted; else whether it found that the message is from the domain of {@code address}: by
     * DMARC, or by DKIM or SPF for that very domain.
     */
    public java.lang.@Nullable Boolean of(MailMessage message, String address) {
        return server.map(trusted -> of(message.header("Authentication-Results").orElse(""), trusted, address))
                .orElse(null);
    }

    private static boolean of(String header, String trusted, String address) {
        var plain = header.replaceAll("\\([^()]*\\)", " ");
        var semicolon = plain.indexOf(';');
        if (semicolon < 0
                || !plain.substring(0, semicolon)
                        .strip()
                        .split("\\s+")[0]
                        .toLowerCase(Locale.ROOT)
                        .equals(trusted)) {
            return false;
        }
        var domain = address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
        return RESULT.matcher(plain.substring(semicolon))
                .results()
                .flatMap(result -> DOMAIN.matcher(result.group(2)).results())
                .anyMatch(found -> found.group(1).toLowerCase(Locale.ROOT).equals(domain));
    }
}
