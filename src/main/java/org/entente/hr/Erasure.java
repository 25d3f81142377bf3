package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.entente.mail.MailboxCopies;
import org.entente.mail.Outgoing;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Erases an application: its key is destroyed, and with it whatever copy of the sealed rows there may be in logs of the
 * database and in backups; the rows are emptied, and what was mailed is deleted. That there was one, when, and who saw it
 * stays in the log, which knows ids alone. What was released ends with it, at every site.
 */
@Singleton
class Erasure {
    static final String SYSTEM = "system";
    static final List<String> REASONS = List.of("request", "retention", "mistake");

    private final Database database;
    private final Openings openings;
    private final ApplicationKeys keys;
    private final Conversation conversation;
    private final Notebook notebook;
    private final WordMarks words;
    private final Outgoing outgoing;
    private final MailboxCopies copies;
    private final Keepings keepings;
    private final ErasureCertificates certificates;
    private final Releases releases;
    private final AuditLog audit;

    @Inject
    Erasure(
            Database database,
            Openings openings,
            ApplicationKeys keys,
            Conversation conversation,
            Notebook notebook,
            WordMarks words,
            Outgoing outgoing,
            MailboxCopies copies,
            Keepings keepings,
            ErasureCertificates certificates,
            Releases releases,
            AuditLog audit) {
        this.database = database;
        this.openings = openings;
        this.keys = keys;
        this.conversation = conversation;
        this.notebook = notebook;
        this.words = words;
        this.outgoing = outgoing;
        this.copies = copies;
        this.keepings = keepings;
        this.certificates = certificates;
        this.releases = releases;
        this.audit = audit;
    }

    /** @throws Problem 400 for another reason, 403 for a hiring manager, 404, 410 for one that was erased, 409 where it is on legal hold */
    @Transactional
    public ErasureCertificate erase(String id, String reason, Profile person) {
        var application = hold(id, person);
        if (!REASONS.contains(reason)) {
            throw Problem.invalid("reason", "hr.application.fault.reason");
        }
        empty(application, person.id(), reason, Answering.item(application));
        return certificates.of(application);
    }

    /** Locks it and opens nothing, so that what is damaged can be erased too. */
    private UUID hold(String id, Profile person) {
        record Found(@Nullable String notice, boolean erased) {}
        var scope = Scope.of(person, openings);
        var application = Applications.id(id);
        var found = database.first(
                        "select notice, erased_at is not null from application where id = ? for update",
                        row -> new Found(row.getString(1), row.getBoolean(2)),
                        application)
                .filter(it -> scope.sees(it.notice()))
                .orElseThrow(Applications::notThere);
        if (found.erased()) {
            throw Applications.erased();
        }
        scope.requireHr();
        return application;
    }

    /**
     * What becomes of one that is erased, in the caller's transaction; {@link Shredding} does the rest once it has ended.
     *
     * @param cause what the copies on the mail server are counted by
     * @throws Problem 409 where it is on legal hold
     */
    void empty(UUID application, String who, String reason, String cause) {
        keepings.requireFree(application);
        certificates.write(application, who, reason);
        releases.erase(application, who);
        keys.destroy(application);
        copies.erase(cause, conversation.mails(application));
        conversation.forget(application);
        keepings.forget(application);
        notebook.forget(application);
        words.forget(application);
        outgoing.forget(Answering.item(application));
        database.update(
                "update application set name = null, email = null, phone = null, sender_mark = null, token = null,"
                        + " suggestion = null, erased_at = now(), version = version + 1 where id = ?",
                application);
        audit.note(application, who, "erased", reason);
        certificates.seal(application);
    }

    /** One that was erased already, and that a restored backup brought back; a hold on it has nothing left to hold. */
    @Transactional
    public void emptyAgain(UUID application) {
        keepings.forget(application);
        empty(application, SYSTEM, "restored", Answering.item(application));
    }
}
