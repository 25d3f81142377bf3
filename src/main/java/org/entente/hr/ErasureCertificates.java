package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.entente.mail.MailboxCopies;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;

/** What proves erasures, for as long as there is a site: at any time the certificate says what is known by then. */
@Singleton
class ErasureCertificates {
    private final Database database;
    private final Site site;
    private final Openings openings;
    private final Conversation conversation;
    private final MailboxCopies copies;
    private final AuditLog audit;

    @Inject
    ErasureCertificates(
            Database database,
            Site site,
            Openings openings,
            Conversation conversation,
            MailboxCopies copies,
            AuditLog audit) {
        this.database = database;
        this.site = site;
        this.openings = openings;
        this.conversation = conversation;
        this.copies = copies;
        this.audit = audit;
    }

    /** Before anything is emptied. */
    void write(UUID application, String who, String reason) {
        database.update(
                "insert into application_erasure (application, at, who, reason, messages, files) values (?, now(), ?, ?,"
                        + " (select count(*) from application_message where application = ?),"
                        + " (select count(*) from application_file where not raw and application = ?))"
                        + " on conflict (application) do nothing",
                application,
                who,
                reason,
                application,
                application);
    }

    /** Once the log tells of the erasure; what sites confirm afterwards stands behind that line. */
    void seal(UUID application) {
        database.update(
                "update application_erasure set log_hash = ? where application = ? and log_hash is null",
                HexFormat.of().formatHex(audit.end(application)),
                application);
    }

    ErasureCertificate of(UUID application) {
        var mailbox = copies.of(conversation.mails(application)).stream()
                .map(copy -> new ErasureCertificate.MailboxCopy(copy.state(), copy.doneAt()))
                .toList();
        return database.first(
                        "select * from application_erasure where application = ?",
                        row -> {
                            var at = row.getTimestamp("at").toInstant();
                            return new ErasureCertificate(
                                    application.toString(),
                                    at,
                                    row.getString("who"),
                                    row.getString("reason"),
                                    row.getInt("messages"),
                                    row.getInt("files"),
                                    mailbox,
                                    sites(application, at),
                                    row.getString("log_hash"));
                        },
                        application)
                .orElseThrow(Applications::notThere);
    }

    /** This one, and each that may have made a key: one that knows nobody of that name never did. */
    private List<ErasureCertificate.Confirmation> sites(UUID application, Instant erased) {
        var sites = new ArrayList<ErasureCertificate.Confirmation>();
        sites.add(new ErasureCertificate.Confirmation(site.name(), erased));
        sites.addAll(database.list(
                "select site, case when count(*) = count(ended_at) then max(ended_at) end as confirmed"
                        + " from application_release where application = ?"
                        + " and not (ended_why = 'nobody' and public_key is null) is true"
                        + " group by site order by site",
                row -> new ErasureCertificate.Confirmation(row.getString("site"), Database.instant(row, "confirmed")),
                application));
        return sites;
    }

    /** @throws Problem 403 for a hiring manager, 404 for one that was not erased */
    @Transactional
    public ErasureCertificate find(String id, Profile person) {
        Scope.of(person, openings).requireHr();
        return of(Applications.id(id));
    }
}
