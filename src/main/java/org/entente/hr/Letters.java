package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;
import org.entente.web.Texts;

/** What those who work on an application write to the candidate: typed, looked at, sent once. */
@Singleton
class Letters {
    private final Applications applications;
    private final ApplicationChanges changes;
    private final LetterTemplates templates;
    private final LetterWords words;
    private final Correspondence correspondence;
    private final Invitations invitations;
    private final InterviewClock clock;
    private final People people;
    private final Site site;
    private final AuditLog audit;

    @Inject
    Letters(
            Applications applications,
            ApplicationChanges changes,
            LetterTemplates templates,
            LetterWords words,
            Correspondence correspondence,
            Invitations invitations,
            InterviewClock clock,
            People people,
            Site site,
            AuditLog audit) {
        this.applications = applications;
        this.changes = changes;
        this.templates = templates;
        this.words = words;
        this.correspondence = correspondence;
        this.invitations = invitations;
        this.clock = clock;
        this.people = people;
        this.site = site;
        this.audit = audit;
    }

    /**
     * The form with what was typed. It is noted as a look at the application.
     *
     * @throws org.entente.site.Problem 404 for another kind, and for an interview that is not there any more
     */
    @Transactional
    public LetterForm form(String id, Map<String, List<String>> fields, Profile person) {
        var opened = applications.open(id, person);
        audit.note(opened.id(), person.id(), "viewed", "");
        return form(opened, fields);
    }

    private LetterForm form(Applications.Opened opened, Map<String, List<String>> fields) {
        var kind = fields.getOrDefault("kind", List.of()).stream().findFirst().orElse("");
        var form = new LetterForm(
                applications.detail(opened), kind, fields, templates.of(kind), people.active(), null, List.of());
        boolean needed = kind.equals("cancellation") || !form.value("interview").isEmpty();
        if (!LetterForm.KINDS.contains(kind) || needed && form.interview().isEmpty()) {
            throw Applications.notThere();
        }
        return form;
    }

    /** What will be sent. @throws org.entente.site.Problem 400 with faults */
    LetterForm previewed(LetterForm form) {
        var draft = LetterReading.of(form, clock.zone(), Database.now());
        var candidate = form.application().candidate();
        var application = UUID.fromString(form.application().id());
        var opening = words.opening(form.application().notice());
        var plan = draft.of();
        return form.with(
                new LetterForm.Preview(
                        shown(
                                correspondence.from().name(),
                                correspondence.from().address()),
                        correspondence.replyTo(application, opening).address(),
                        shown(candidate.name(), candidate.email()),
                        words.filled(draft.subject(), form, draft),
                        words.filled(draft.text(), form, draft),
                        form.people().stream()
                                .filter(each -> plan != null && plan.people().contains(each.id()))
                                .map(each -> shown(each.name(), each.email()))
                                .toList(),
                        plan == null ? null : Texts.text(form.language(), "hr.interview.file") + ".ics"),
                List.of());
    }

    private static String shown(String name, String address) {
        return name.isBlank() ? address : name + " <" + address + ">";
    }

    boolean isSent(UUID request) {
        return correspondence.isSent(request);
    }

    /**
     * Sends it once, however often it is asked to; the stage changes with it.
     *
     * @param request the same for the same letter
     * @return false where it is not, or not any more, what was looked at: then nothing was sent
     * @throws org.entente.site.Problem 400 with faults
     */
    @Transactional
    public boolean send(String id, Map<String, List<String>> fields, UUID request, Profile person) {
        var opened = applications.open(id, person);
        if (correspondence.isSent(request)) {
            return true;
        }
        var form = form(opened, fields);
        if (!form.isSeen()) {
            return false;
        }
        var draft = LetterReading.of(form, clock.zone(), Database.now());
        var subject = words.filled(draft.subject(), form, draft);
        var text = words.filled(draft.text(), form, draft);
        var opening = words.opening(opened.notice());
        if (draft.of() == null) {
            var message = correspondence.send(opened, opening, draft.kind(), request, subject, text, null);
            audit.note(opened.id(), person.id(), "wrote", message.toString());
        } else {
            invitations.send(opened, opening, draft, request, subject, text, person);
        }
        if (draft.staged()) {
            form.next().ifPresent(stage -> changes.stage(id, stage.key(), reason(draft), person));
        }
        return true;
    }

    private String reason(LetterDraft draft) {
        return templates
                .find(draft.reason())
                .filter(each -> each.kind().equals("refusal"))
                .map(each -> each.text(site.language()).name())
                .orElse("");
    }
}
