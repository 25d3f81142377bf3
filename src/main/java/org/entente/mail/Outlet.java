package org.entente.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * How this node stands with the SMTP server. While it cannot be used, one courier at a time knocks, with growing
 * pauses; no mail is tried, so none of them is delayed or given up for it.
 */
final class Outlet {
    private static final Logger LOG = Logger.getLogger(Outlet.class.getName());
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private int open;
    private @Nullable Fault fault;
    private Duration pause = Duration.ZERO;
    private long knockAt;

    /** Since when it cannot be used, and why. */
    record Fault(SmtpFault.Kind kind, String detail, Instant since) {}

    synchronized Optional<Fault> fault() {
        return Optional.ofNullable(fault);
    }

    /** Whether a courier may try now; where the server could not be used, it is then the one that knocks. */
    synchronized boolean isOpen() {
        if (fault == null) {
            return true;
        }
        long now = System.nanoTime();
        if (now - knockAt < 0) {
            return false;
        }
        pause = shorter(pause.multipliedBy(2), LONGEST);
        knockAt = now + pause.toNanos();
        return true;
    }

    synchronized void opened() {
        open++;
        works();
    }

    /** The server has answered a mail. */
    synchronized void works() {
        if (fault != null) {
            LOG.info("mail goes out again");
        }
        fault = null;
        pause = Duration.ZERO;
    }

    synchronized void closed() {
        open--;
    }

    /**
     * Says so once; false where it was only one connection too many. However many couriers fail together, the next knock
     * is a second later: only a knock in vain makes the pause longer.
     */
    synchronized boolean failed(SmtpFault why) {
        if (open > 0 && why.kind() == SmtpFault.Kind.REFUSED) {
            return false;
        }
        if (fault == null || fault.kind() != why.kind()) {
            LOG.log(
                    Level.WARNING,
                    "mail cannot go out and waits: " + why.kind().sentence() + " ({0})",
                    why.getMessage());
        }
        fault = new Fault(why.kind(), String.valueOf(why.getMessage()), fault == null ? Instant.now() : fault.since());
        pause = pause.isZero() ? FIRST : pause;
        knockAt = System.nanoTime() + pause.toNanos();
        return true;
    }

    synchronized void tryNow() {
        knockAt = System.nanoTime();
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    synchronized Duration pause() {
        return pause;
    }
}
