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

/**
 * Certificates of erasure. Which sites have confirmed is read when somebody looks: one that the link is cut to confirms
 * later.
 */
@Singleton
class Certificates {
    private final Database database;
    private final Site site;
    private final Openings openings;
    private final Conversation conversation;
    private final MailboxCopies copies;
    private final AuditLog audit;

    @Inject
    Certificates(
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

    /** Writes one, as the last step of an erasure. */
    ErasureCertificate issue(UUID application, String by, String reason, int messages, int files) {
        database.update(
                "insert into application_erasure (application, at, by, reason, messages, files, log_hash)"
                        + " values (?, now(), ?, ?, ?, ?, ?) on conflict (application) do nothing",
                application,
                by,
                reason,
                messages,
                files,
                HexFormat.of().formatHex(audit.end(application)));
        return of(application.toString());
    }

    /** @throws Problem 404 for who is not HR, and where nothing was erased */
    @Transactional
    public ErasureCertificate find(String id, Profile person) {
        Scope.of(person, openings).requireHr();
        return of(id);
    }

    private ErasureCertificate of(String id) {
        return database.first(
                        "select * from application_erasure where application::text = ?",
                        row -> {
                            var application = UUID.fromString(row.getString("application"));
                            var erased = row.getTimestamp("at").toInstant();
                            return new ErasureCertificate(
                                    id,
                                    erased,
                                    row.getString("by"),
                                    row.getString("reason"),
                                    row.getInt("messages"),
                                    row.getInt("files"),
                                    mailbox(application),
                                    sites(id, erased),
                                    row.getString("log_hash"));
                        },
                        id)
                .orElseThrow(Applications::notThere);
    }

    private List<ErasureCertificate.MailboxCopy> mailbox(UUID application) {
        return copies.of(conversation.mails(application)).stream()
                .map(copy -> new ErasureCertificate.MailboxCopy(copy.state(), copy.doneAt()))
                .toList();
    }

    /** This one, and each that may have made a key: one that knows nobody of that name never did. */
    private List<ErasureCertificate.Confirmation> sites(String id, Instant erased) {
        var sites = new ArrayList<ErasureCertificate.Confirmation>();
        sites.add(new ErasureCertificate.Confirmation(site.name(), erased));
        sites.addAll(database.list(
                "select site, case when count(*) = count(ended_at) then max(ended_at) end as confirmed"
                        + " from application_release where application::text = ?"
                        + " and not (ended_why = 'nobody' and public_key is null) is true"
                        + " group by site order by site",
                row -> new ErasureCertificate.Confirmation(row.getString("site"), Database.instant(row, "confirmed")),
                id));
        return sites;
    }
}
