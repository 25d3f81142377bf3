package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** What candidates answer on the page that a mail of {@link ConsentAsking} leads to. Who has the link is the candidate. */
@Singleton
class ConsentAnswers {
    private static final String WHO = "candidate";

    private final Database database;
    private final Openings openings;
    private final AuditLog audit;

    @Inject
    ConsentAnswers(Database database, Openings openings, AuditLog audit) {
        this.database = database;
        this.openings = openings;
        this.audit = audit;
    }

    /**
     * What the page says: nothing about the person.
     *
     * @param opening what was applied for; null for nothing in particular
     * @param consents as it is now
     */
    public record Asked(String token, @Nullable Opening opening, boolean consents) {}

    /** Empty for a link that is wrong, and once the application is erased. */
    Optional<Asked> find(String token) {
        return database.first(
                "select a.notice, c.given_at is not null and c.withdrawn_at is null as consents from application_ask k"
                        + " join application a on a.id = k.application and a.erased_at is null"
                        + " left join application_consent c on c.application = a.id where k.token = ?",
                row -> {
                    var notice = row.getString("notice");
                    return new Asked(
                            token,
                            openings.all().stream()
                                    .filter(it -> it.id().equals(notice))
                                    .findFirst()
                                    .orElse(null),
                            row.getBoolean("consents"));
                },
                token);
    }

    /** Locked, so that nothing erases it meanwhile. */
    private Optional<UUID> application(String token) {
        return database.first(
                "select a.id from application a join application_ask k on k.application = a.id"
                        + " where k.token = ? and a.erased_at is null for update of a",
                row -> UUID.fromString(row.getString(1)),
                token);
    }

    /** @return false where there is nothing to consent to any more */
    @Transactional
    public boolean consent(String token) {
        var application = application(token);
        application.ifPresent(id -> {
            database.update(
                    "insert into application_consent (application, given_at, how, recorded_by) values (?, now(), 'link', ?)"
                            + " on conflict (application) do update set given_at = now(), how = 'link', until = null,"
                            + " withdrawn_at = null, recorded_by = excluded.recorded_by, recorded_at = now()",
                    id,
                    WHO);
            audit.note(id, WHO, "consented", "link");
        });
        return application.isPresent();
    }

    @Transactional
    public boolean withdraw(String token) {
        var application = application(token);
        application.ifPresent(id -> {
            if (database.update(
                            "update application_consent set withdrawn_at = now() where application = ?"
                                    + " and withdrawn_at is null",
                            id)
                    > 0) {
                audit.note(id, WHO, "consent-withdrawn", "link");
            }
        });
        return application.isPresent();
    }
}
