package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.entente.web.Versions;
import org.jspecify.annotations.Nullable;

/** What those who work on an application change. Each answers with the application as it is then. */
@Singleton
class ApplicationChanges {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 10_000;

    private final Database database;
    private final Applications applications;
    private final Openings openings;
    private final Notebook notebook;
    private final WordMarks words;
    private final Intake intake;
    private final Owners owners;
    private final Conversation conversation;
    private final AuditLog audit;

    @Inject
    ApplicationChanges(
            Database database,
            Applications applications,
            Openings openings,
            Notebook notebook,
            WordMarks words,
            Intake intake,
            Owners owners,
            Conversation conversation,
            AuditLog audit) {
        this.database = database;
        this.applications = applications;
        this.openings = openings;
        this.notebook = notebook;
        this.words = words;
        this.intake = intake;
        this.owners = owners;
        this.conversation = conversation;
        this.audit = audit;
    }

    /** @param notice only HR gives it another opening; an empty one: to be sorted. What is null stays, but not an owner who does not see it there. */
    @Transactional
    public ApplicationDetail correct(String id, ApplicationCorrection wish, @Nullable String ifMatch, Profile person) {
        var opened = applications.open(id, person);
        if (ifMatch != null) {
            Versions.require(ifMatch, opened.version());
        }
        var now = opened.candidate();
        var name = Objects.requireNonNullElse(wish.name(), now.name()).strip();
        var email = Objects.requireNonNullElse(wish.email(), now.email()).strip();
        var phone = Objects.requireNonNullElse(wish.phone(), now.phone()).strip();
        var language = Objects.requireNonNullElse(wish.language(), opened.language());
        var asked = Objects.requireNonNullElse(wish.notice(), Objects.requireNonNullElse(opened.notice(), ""));
        var notice = asked.isBlank() ? null : asked;
        if (!Objects.equals(notice, opened.notice())) {
            opened.scope().requireHr();
        }
        check(name, email, phone, language, notice);
        var sealer = opened.sealer();
        database.update(
                "update application set name = ?, email = ?, phone = ?, sender_mark = ?, language = ?, notice = ?,"
                        + " suggestion = case when ?::text is null then suggestion end, version = version + 1"
                        + " where id = ?",
                sealer.seal("name", name),
                sealer.seal("email", email),
                sealer.seal("phone", phone),
                email.isEmpty() ? null : words.sender(email).get(0),
                language,
                notice,
                notice,
                opened.id());
        words.forget(opened.id()); // what was wrong is found no more
        words.add(opened.id(), name, email, phone, conversation.subjects(sealer, opened.id()));
        audit.note(opened.id(), person.id(), "corrected", notice == null ? "" : notice);
        if (opened.owner() != null && !owners.of(notice).containsKey(opened.owner())) {
            database.update("update application set owner = null where id = ?", opened.id());
            audit.note(opened.id(), person.id(), "owned", "");
        }
        return applications.detail(applications.open(id, person));
    }

    private void check(String name, String email, String phone, String language, @Nullable String notice) {
        var faults = new ArrayList<Fault>();
        if (name.length() > LONGEST_NAME) {
            faults.add(new Fault("name", "hr.application.fault.long", LONGEST_NAME));
        }
        if (!email.isEmpty() && (email.length() > LONGEST_NAME || !email.matches("[^@\\s<>]+@[^@\\s<>]+"))) {
            faults.add(new Fault("email", "hr.application.fault.email"));
        }
        if (phone.length() > LONGEST_NAME) {
            faults.add(new Fault("phone", "hr.application.fault.long", LONGEST_NAME));
        }
        if (!List.of("en", "fr").contains(language)) {
            faults.add(new Fault("language", "hr.application.fault.language"));
        }
        if (notice != null && openings.all().stream().noneMatch(it -> it.id().equals(notice))) {
            faults.add(new Fault("notice", "hr.application.fault.notice"));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
    }

    /** @param reason what the others should know; empty for none */
    @Transactional
    public ApplicationDetail stage(String id, String stage, String reason, Profile person) {
        var opened = applications.open(id, person);
        if (Stage.of(stage).isEmpty()) {
            throw Problem.invalid("stage", "hr.application.fault.stage");
        }
        requireLength("reason", reason);
        if (!stage.equals(opened.stage())) {
            database.update("update application set stage = ?, version = version + 1 where id = ?", stage, opened.id());
            notebook.add(opened.sealer(), opened.id(), person.id(), stage, reason.strip());
            audit.note(opened.id(), person.id(), "stage", stage);
        }
        return applications.detail(applications.open(id, person));
    }

    @Transactional
    public ApplicationDetail note(String id, String text, Profile person) {
        var opened = applications.open(id, person);
        if (text.isBlank()) {
            throw Problem.invalid("text", "hr.application.fault.note");
        }
        requireLength("text", text);
        var note = notebook.add(opened.sealer(), opened.id(), person.id(), null, text.strip());
        audit.note(opened.id(), person.id(), "noted", note);
        return applications.detail(opened);
    }

    private static void requireLength(String field, String text) {
        if (text.length() > LONGEST_NOTE) {
            throw Problem.invalid(field, "hr.application.fault.long", LONGEST_NOTE);
        }
    }

    /** Tries to read a mail again that nobody could read. @throws Problem 409 where it still cannot be read */
    @Transactional
    public ApplicationDetail reread(String id, Profile person) {
        var opened = applications.open(id, person);
        if (!opened.parsed() && !intake.reread(opened.id(), person.id())) {
            throw new Problem(409, "application-unparsed", "The mail still cannot be read. It is kept as it came.");
        }
        return applications.detail(applications.open(id, person));
    }
}
