package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.entente.people.Accounts.Account;
import org.entente.site.Problem;

/**
 * Whether somebody is who they say, and their passwords. Not transactional itself: a check takes long, a database
 * connection must not wait for it, and a refusal must leave its trace.
 */
@ApplicationScoped
public class SignIns {
    private static final Duration BUSY = Duration.ofSeconds(5);

    /** What an unknown sign-in is checked against, so that it takes as long as a known one. */
    private static final String NOBODY =
            "pbkdf2-sha512$%d$ZW50ZW50ZSBub2JvZHk$%s".formatted(Passwords.ROUNDS, "A".repeat(43));

    private final ReentrantLock[] queues =
            Stream.generate(() -> new ReentrantLock(true)).limit(64).toArray(ReentrantLock[]::new);

    private Accounts accounts;
    private Throttle throttle;
    private RecentChecks recent;

    protected SignIns() {}

    @Inject
    SignIns(Accounts accounts, Throttle throttle, RecentChecks recent) {
        this.accounts = accounts;
        this.throttle = throttle;
        this.recent = recent;
    }

    /**
     * The person of these credentials; else a {@link Problem} 401, or {@link TooManyAttempts}.
     *
     * @param address where the attempt comes from
     */
    public Profile check(String typed, String password, String address) {
        var id = typed.strip().toLowerCase(java.util.Locale.ROOT);
        var account = accounts.find(id);
        if (account.filter(known -> recent.has(known, password)).isPresent()) {
            // a program that has just proved itself does not suffer from its neighbours' failures
            refuseLocked(id, "");
            return account.get().person();
        }
        // one at a time for a person: guesses in parallel are counted like guesses in a row
        var queue = queues[Math.floorMod(id.hashCode(), queues.length)];
        if (!entered(queue)) {
            throw new TooManyAttempts(BUSY);
        }
        try {
            refuseLocked(id, address);
            return proved(id, account, password, address);
        } finally {
            queue.unlock();
        }
    }

    /** Changes it, given the old one; ends every session of the person. A {@link Problem} if the new one is too weak. */
    public Profile change(String id, String oldPassword, String newPassword, String address) {
        var person = check(id, oldPassword, address);
        refuseWeak(newPassword, person);
        return accounts.protect(id, Passwords.hash(newPassword, Passwords.ROUNDS));
    }

    /** Whom the one-time link of that token is for; a {@link Problem} 410 if it is good no more. */
    public Profile invited(String token) {
        return accounts.invited(token);
    }

    /** Sets a first or new password by a one-time link, which ends with it, as do the person's sessions. */
    public Profile choose(String token, String newPassword) {
        refuseWeak(newPassword, invited(token));
        return accounts.redeem(token, Passwords.hash(newPassword, Passwords.ROUNDS));
    }

    /** The newest refused sign-ins first. */
    public List<SignInFailure> failures(int limit) {
        return throttle.failures(limit);
    }

    private Profile proved(String id, Optional<Account> account, String password, String address) {
        if (account.filter(known -> recent.has(known, password)).isPresent()) {
            return account.get().person();
        }
        var hash = account.flatMap(Account::hash).orElse(NOBODY);
        var good = Passwords.matches(password, hash) && !hash.equals(NOBODY);
        if (!good || account.get().person().disabled()) {
            throttle.failed(PeopleLine.isSignIn(id) ? id : "?", address);
            throw new Problem(401, "sign-in-refused", "No such sign-in and password. Check both and try again.");
        }
        throttle.succeeded(id);
        recent.add(account.get(), password);
        return account.get().person();
    }

    private void refuseLocked(String id, String address) {
        var wait = throttle.locked(id, address);
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
    }

    private static void refuseWeak(String password, Profile person) {
        Passwords.fault(password, person).ifPresent(fault -> {
            throw Problem.invalid("password", "people.password." + fault);
        });
    }

    private static boolean entered(ReentrantLock queue) {
        try {
            return queue.tryLock(BUSY.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
