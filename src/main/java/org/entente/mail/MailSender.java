package org.entente.mail;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.entente.site.Background;
import org.entente.site.Connections;
import org.entente.site.Listening;
import org.entente.site.Schema;

/**
 * The life of the way out on this node: some couriers, and one thread that hears of new mail, of what has become due and
 * of what dead nodes left, and wakes them. Every node of a site sends; rows are shared out by the database.
 */
@Singleton
class MailSender {
    /** Told on its channel: what is delayed is to be tried at once. */
    static final String NOW = "now";

    private static final Logger LOG = Logger.getLogger(MailSender.class.getName());
    private static final Duration NET = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Background background;
    private final Connections connections;
    private final Deliveries deliveries;
    private final Smarthost host;
    private final int size;
    private final Messages messages;
    private final Outlet outlet = new Outlet();
    private final Bell bell = new Bell();
    private List<Courier> couriers = List.of();
    private List<Thread> threads = List.of();
    private volatile boolean running = true;

    @Inject
    MailSender(Background background, Connections connections, Deliveries deliveries, MailSite site, Config config) {
        this.background = background;
        this.connections = connections;
        this.deliveries = deliveries;
        this.host = Smarthost.configured(config, site.domain());
        this.size = config.getValue("entente.mail.smtp.connections", Integer.class);
        this.messages = new Messages(deliveries, site);
    }

    void start(@Observes @Priority(Schema.FIRST + 1000) Startup started) {
        couriers = Stream.generate(() ->
                        new Courier(deliveries.newCourier(), host, deliveries, messages, outlet, bell, () -> running))
                .limit(size)
                .toList();
        threads = Stream.concat(
                        Stream.of(background.thread("entente-mail-out", this::live)),
                        couriers.stream().map(courier -> background.thread("entente-mail-courier", courier)))
                .toList();
        threads.forEach(Thread::start);
    }

    Optional<Outlet.Fault> fault() {
        return outlet.fault();
    }

    private void live() {
        boolean well = true;
        while (running) {
            try (var listening = connections.listen("entente-mail-out", "mail_out")) {
                live(listening);
            } catch (SQLException | RuntimeException fault) {
                if (running && well) {
                    LOG.log(Level.WARNING, "the way out of mail lost its database and will try again", fault);
                }
                well = false;
            }
            if (running && !Background.pause()) {
                running = false;
            }
        }
    }

    private void live(Listening listening) throws SQLException {
        for (var courier : couriers) {
            try (var statement = listening.connection().createStatement()) {
                statement.execute(Deliveries.beAlive(courier.number()));
            }
        }
        while (running) {
            deliveries.releaseDead();
            if (deliveries.isDue()) {
                bell.ring();
            }
            couriers.forEach(courier -> courier.connection().breakIfOverdue());
            var heard = listening.await(NET);
            if (heard.contains(NOW)) {
                outlet.tryNow();
            }
            if (!heard.isEmpty()) {
                bell.ring();
            }
        }
    }

    /** What is under way is finished where that is soon, so that nobody gets it twice. */
    @PreDestroy
    void stop() {
        running = false;
        bell.ring();
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            for (var thread : threads) {
                thread.join(Math.max(1, (end - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        couriers.forEach(courier -> courier.connection().hangUp());
        threads.forEach(Thread::interrupt);
    }
}
