package org.entente.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.site.DatabaseFault;
import org.entente.web.Texts;

/**
 * Watches one account: empties its folder into the store, then waits until the server tells of more. Without the server
 * it tries again after pauses that grow to a minute.
 */
final class MailboxWatch implements Runnable {
    private static final Logger LOG = Logger.getLogger(MailboxWatch.class.getName());
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final MailServer server;
    private final MailServer.Account account;
    private final MailIntake intake;
    private final MailAccounts accounts;
    private final Duration poll;
    private final BooleanSupplier going;
    private volatile ImapSocket socket = new ImapSocket();
    private MailboxFault fault = MailboxFault.NONE;

    MailboxWatch(
            MailServer server,
            MailServer.Account account,
            MailIntake intake,
            MailAccounts accounts,
            Duration poll,
            BooleanSupplier going) {
        this.server = server;
        this.account = account;
        this.intake = intake;
        this.accounts = accounts;
        this.poll = poll;
        this.going = going;
    }

    @Override
    public void run() {
        var pause = SHORT;
        while (going.getAsBoolean()) {
            boolean served = false;
            try (var mailbox = ImapMailbox.open(server, account, socket)) {
                accounts.connected(account.name());
                well();
                var emptying = new MailboxEmptying(mailbox, account, server.doneFolder(), intake, accounts);
                while (going.getAsBoolean()) {
                    boolean found = emptying.run(going);
                    note(emptying.fault());
                    // some servers keep to themselves what came just before IDLE began: after work there is a second
                    // look
                    mailbox.await(found || !served ? SHORT : poll);
                    served = true;
                }
            } catch (MessagingException | IOException | RuntimeException failed) {
                if (going.getAsBoolean()) {
                    tell(failed);
                }
            }
            pause = served ? SHORT : pause;
            sleep(pause);
            pause = longer(pause);
            socket = new ImapSocket();
        }
    }

    private static Duration longer(Duration pause) {
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONG) > 0 ? LONG : longer;
    }

    private void well() {
        if (fault != MailboxFault.NONE) {
            LOG.log(Level.INFO, "the mailbox is read again, account={0}", account.name());
        }
        fault = MailboxFault.NONE;
    }

    private void tell(Exception failed) {
        if (DatabaseFault.passes(failed)) {
            note(new MailboxFault("database", MailTaker.reason(failed)));
            return;
        }
        note(
                failed instanceof AuthenticationFailedException
                        ? new MailboxFault("credentials", "")
                        : new MailboxFault("unreachable", MailTaker.reason(failed)));
        try {
            accounts.unreachable(account.name(), fault);
        } catch (RuntimeException databaseToo) {
            // it is said with the next attempt
        }
    }

    /** Logged once until something else is the matter. */
    private void note(MailboxFault what) {
        if (!what.kind().isEmpty() && !what.kind().equals(fault.kind())) {
            LOG.log(Level.WARNING, "a mailbox needs a look and is tried again, account={0}: {1}", new Object[] {
                account.name(),
                Texts.text(Locale.ENGLISH, "mail.box.fault." + what.kind(), account.name(), what.detail())
            });
        }
        fault = what;
    }

    private synchronized void sleep(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        try {
            for (long left = time.toMillis(); left > 0 && going.getAsBoolean(); ) {
                wait(left);
                left = (end - System.nanoTime()) / 1_000_000;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends what it waits for; {@code going} says no from now on. */
    synchronized void stop() {
        socket.close();
        notifyAll();
    }
}
