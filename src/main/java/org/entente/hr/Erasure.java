package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import org.entente.mail.Outgoing;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;

/**
 * Erases an application: its key is destroyed, and with it whatever copy of the sealed rows there may be in logs of the
 * database and in backups; the rows are emptied, and what was mailed is deleted. That there was one, when, and who saw it
 * stays in the log, which knows ids alone. What was released ends with it, at every site.
 */
@Singleton
class Erasure {
    static final List<String> REASONS = List.of("request", "retention", "mistake");

    private final Database database;
    private final Applications applications;
    private final ApplicationKeys keys;
    private final Conversation conversation;
    private final Notebook notebook;
    private final WordMarks words;
    private final Outgoing outgoing;
    private final AuditLog audit;
    private final Releases releases;
    private final Certificates certificates;

    @Inject
    Erasure(
            Database database,
            Applications applications,
            ApplicationKeys keys,
            Conversation conversation,
            Notebook notebook,
            WordMarks words,
            Outgoing outgoing,
            AuditLog audit,
            Releases releases,
            Certificates certificates) {
        this.database = database;
        this.applications = applications;
        this.keys = keys;
        this.conversation = conversation;
        this.notebook = notebook;
        this.words = words;
        this.outgoing = outgoing;
        this.audit = audit;
        this.releases = releases;
        this.certificates = certificates;
    }

    /** @throws Problem 400 for another reason, 403 for a hiring manager */
    @Transactional
    public ErasureCertificate erase(String id, String reason, Profile person) {
        var opened = applications.open(id, person);
        opened.scope().requireHr();
        if (!REASONS.contains(reason)) {
            throw Problem.invalid("reason", "hr.application.fault.reason");
        }
        var application = opened.id();
        int messages = count("application_message where", opened);
        int files = count("application_file where not raw and", opened);
        releases.erase(application, person.id());
        keys.destroy(application);
        conversation.forget(application);
        notebook.forget(application);
        words.forget(application);
        outgoing.forget(Answering.item(application));
        var now = Database.now();
        database.update(
                "update application set name = null, email = null, phone = null, sender_mark = null, token = null,"
                        + " suggestion = null, erased_at = ?, version = version + 1 where id = ?",
                now,
                application);
        audit.note(application, person.id(), "erased", reason);
        return certificates.issue(application, now, person.id(), reason, messages, files);
    }

    private int count(String what, Applications.Opened opened) {
        return database.first("select count(*) from " + what + " application = ?", row -> row.getInt(1), opened.id())
                .orElse(0);
    }
}
