package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.entente.people.Accounts.Account;

/**
 * Passwords that were right a moment ago, for programs that send theirs with every call. Kept as a hash under a key
 * that this node forgets when it stops, together with the stored hash: a new password ends the old one here too.
 */
@ApplicationScoped
class RecentChecks {
    private static final long KEPT = TimeUnit.SECONDS.toNanos(60);
    private static final int MOST = 2_000;

    private final Map<String, Long> until = new ConcurrentHashMap<>();
    private final byte[] key = new byte[32];

    RecentChecks() {
        new SecureRandom().nextBytes(key);
    }

    /** Whether it was right within the last minute; being asked for keeps it. */
    boolean has(Account account, String password) {
        if (account.hash().isEmpty() || account.person().disabled()) {
            return false;
        }
        var check = name(account, password);
        var now = System.nanoTime();
        return until.computeIfPresent(check, (same, end) -> end - now > 0 ? Long.valueOf(now + KEPT) : null) != null;
    }

    void add(Account account, String password) {
        var now = System.nanoTime();
        until.values().removeIf(end -> end - now <= 0);
        if (until.size() < MOST) {
            until.put(name(account, password), now + KEPT);
        }
    }

    private String name(Account account, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update(account.hash().orElseThrow().getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
