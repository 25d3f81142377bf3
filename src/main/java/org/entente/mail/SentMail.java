package org.entente.mail;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/** Lets go of what has been sent: of the text first, much later of who got it. What is still to be sent is kept. */
@Singleton
class SentMail {
    /** To everybody, longer ago than both arguments say. */
    private static final String SETTLED =
            "created_at < now() - make_interval(secs => ?) and not exists (select 1 from mail_delivery d"
                    + " where d.mail = m.id and (d.next_at is not null or d.changed_at > now() - make_interval(secs => ?)))";

    private final Background background;
    private final Database database;
    private final Duration keepSent;
    private final Duration keepDeliveries;

    @Inject
    SentMail(
            Background background,
            Database database,
            @ConfigProperty(name = "entente.mail.keep-sent") Duration keepSent,
            @ConfigProperty(name = "entente.mail.keep-deliveries") Duration keepDeliveries) {
        this.background = background;
        this.database = database;
        this.keepSent = keepSent;
        this.keepDeliveries = keepDeliveries;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(Duration.ofHours(1), "sent mail is cleared", this::clear);
    }

    void clear() {
        database.update(
                "update outgoing_mail m set octets = null where octets is not null and " + SETTLED,
                seconds(keepSent),
                seconds(keepSent));
        database.update(
                "delete from outgoing_mail m where " + SETTLED, seconds(keepDeliveries), seconds(keepDeliveries));
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
