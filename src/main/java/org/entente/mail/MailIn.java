package org.entente.mail;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Background;
import org.entente.site.Connections;
import org.entente.site.Lease;
import org.entente.site.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The life of the way in on this node: wait for the lease; then watch each account and take what is stored, until the
 * lease or the node goes; then begin again. Of several nodes of a site one does this work. Nothing depends on its being
 * one: a mail stored twice by two nodes is one row, and a row is taken under its lock.
 */
@Singleton
class MailIn {
    private static final Logger LOG = Logger.getLogger(MailIn.class.getName());
    /** The letters "mail in" as a number. */
    private static final long LOCK = 0x6d61696c20696eL;
    /** A commit tells; this is the net, and how long a stop may take. */
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Background background;
    private final Connections connections;
    private final MailServer server;
    private final MailInParts parts;
    private final Duration poll;
    private final Duration keepRaw;
    private volatile boolean running = true;
    private boolean takes = true;
    private @Nullable Thread main;

    @Inject
    MailIn(
            Background background,
            Connections connections,
            MailServer server,
            MailInParts parts,
            @ConfigProperty(name = "entente.mail.poll") Duration poll,
            @ConfigProperty(name = "entente.mail.keep-raw") Duration keepRaw) {
        this.background = background;
        this.connections = connections;
        this.server = server;
        this.parts = parts;
        this.poll = poll;
        this.keepRaw = keepRaw;
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        parts.handlers().toString(); // two claimants for one account must stop the start, not the first mail
        if (server.accounts().isEmpty()) {
            return;
        }
        parts.keys().requireTree(parts.mails().lastKey());
        main = background.thread("entente-mail-in", this::live);
        main.start();
        background.every(
                Duration.ofHours(1),
                "old mail is forgotten",
                () -> parts.mails().forgetOlderThan(keepRaw));
    }

    private void live() {
        boolean well = true;
        while (running) {
            try {
                var lease = Lease.take(connections, "entente-mail-in", "raw_mail", LOCK);
                if (lease.isPresent()) {
                    try (var held = lease.get()) {
                        LOG.log(
                                Level.INFO,
                                "this node reads the mailboxes, accounts={0}",
                                server.accounts().size());
                        well = true;
                        work(held);
                    }
                }
            } catch (Exception | Error fault) { // a mail too large for memory is parked in the end
                if (running && well) {
                    LOG.log(Level.WARNING, "incoming mail waits and is tried again: " + MailTaker.reason(fault), fault);
                }
                well = false;
            }
            if (running && !Background.pause()) {
                running = false;
            }
        }
    }

    /** One that ends takes the others with it: all of them begin again, or its account is read no more. */
    private static void watched(Runnable watch, AtomicBoolean on) {
        try {
            watch.run();
        } finally {
            on.set(false);
        }
    }

    private void take(BooleanSupplier going) {
        try {
            parts.taker().take(going);
            takes = true;
        } catch (RuntimeException fault) {
            if (running && takes) {
                LOG.log(Level.WARNING, "stored mail waits and is tried again: " + MailTaker.reason(fault), fault);
            }
            takes = false;
        }
    }

    private void work(Lease lease) throws SQLException, InterruptedException {
        var on = new AtomicBoolean(true);
        BooleanSupplier going = () -> running && on.get();
        var watches = server.accounts().stream()
                .map(account -> new MailboxWatch(server, account, parts.intake(), parts.accounts(), poll, going))
                .toList();
        var threads = watches.stream()
                .map(watch -> background.thread("entente-mailbox", () -> watched(watch, on)))
                .toList();
        try {
            threads.forEach(Thread::start);
            while (going.getAsBoolean()) {
                take(going);
                lease.await(running ? LOOK : Duration.ZERO);
            }
        } finally {
            on.set(false);
            watches.forEach(MailboxWatch::stop);
            for (var thread : threads) {
                thread.join(10_000);
            }
        }
    }

    @PreDestroy
    void stop() {
        running = false;
        Background.await(main);
    }
}
