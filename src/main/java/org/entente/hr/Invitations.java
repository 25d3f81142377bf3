package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.entente.mail.MailFile;
import org.entente.mail.Mailbox;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Invites candidate and people of the site to an interview, moves it and takes it back: a letter to each, and their
 * calendars'. The log has the sign-ins of those whom one was sent to; what they keep of it outlives an erasure, so it has
 * no address of the candidate's.
 */
@Singleton
class Invitations {
    private final Interviews interviews;
    private final Correspondence correspondence;
    private final InterviewClock clock;
    private final People people;
    private final Site site;
    private final AuditLog audit;

    @Inject
    Invitations(
            Interviews interviews,
            Correspondence correspondence,
            InterviewClock clock,
            People people,
            Site site,
            AuditLog audit) {
        this.interviews = interviews;
        this.correspondence = correspondence;
        this.clock = clock;
        this.people = people;
        this.site = site;
        this.audit = audit;
    }

    /** What an interview is for, as it is shown in calendars, and who writes. */
    private record Subject(Applications.Opened of, @Nullable Opening opening, String by) {
        String opening(Locale language) {
            return LetterWords.title(opening, language);
        }
    }

    /** One message to calendars: {@code REQUEST} or {@code CANCEL} of that interview as planned. */
    private record Call(String method, String id, InterviewPlan plan) {
        boolean cancels() {
            return method.equals("CANCEL");
        }
    }

    void send(
            Applications.Opened opened,
            @Nullable Opening opening,
            LetterDraft draft,
            UUID request,
            String subject,
            String text,
            Profile by) {
        var before = draft.interview();
        var plan = draft.plan();
        var of = new Subject(opened, opening, by.id());
        if (plan == null) {
            var cancelled = Objects.requireNonNull(before);
            interviews.cancel(cancelled.id());
            write(of, new Call("CANCEL", cancelled.id(), cancelled.plan()), draft.kind(), request, subject, text);
            return;
        }
        var id = interviews.plan(opened.sealer(), opened.id(), before == null ? null : before.id(), plan);
        var message = write(of, new Call("REQUEST", id, plan), draft.kind(), request, subject, text);
        if (before != null) {
            var left = new ArrayList<>(before.plan().people());
            left.removeAll(plan.people());
            if (!left.isEmpty()) {
                copies(of, new Call("CANCEL", id, before.plan().with(left)), message);
            }
        }
    }

    private UUID write(Subject of, Call call, String kind, UUID request, String subject, String text) {
        var language = Locale.forLanguageTag(of.of().language());
        var summary = Texts.text(language, "hr.interview.summary", of.opening(language), site.title());
        var candidate = of.of().candidate();
        var attendees = new ArrayList<>(List.of(new Mailbox(candidate.shown(), candidate.email())));
        profiles(call).forEach(person -> attendees.add(mailbox(person)));
        var calendar = calendar(of, call, attendees, language, summary, text);
        var message = correspondence.send(of.of(), of.opening(), kind, request, subject, text, calendar);
        copies(of, call, message);
        return message;
    }

    private static Mailbox mailbox(Profile person) {
        return new Mailbox(person.name(), person.email());
    }

    private void copies(Subject of, Call call, UUID message) {
        var invited = profiles(call);
        var attendees = invited.stream().map(Invitations::mailbox).toList();
        invited.forEach(person -> {
            var language = person.language();
            var candidate = of.of().candidate().name();
            var name = candidate.isBlank() ? Texts.text(language, "hr.application.nameless") : candidate;
            var summary = Texts.text(language, "hr.interview.summary", name, of.opening(language));
            var text = Texts.text(
                    language,
                    call.cancels() ? "hr.interview.people.cancel" : "hr.interview.people.request",
                    name,
                    of.opening(language),
                    clock.words(call.plan().startsAt(), language),
                    call.plan().minutes(),
                    call.plan().place(),
                    site.address() + "/applications/" + of.of().id());
            var subject =
                    call.cancels() ? Texts.text(language, "hr.interview.people.cancel.subject", summary) : summary;
            var calendar = calendar(of, call, attendees, language, summary, text);
            correspondence.copy(of.of(), of.opening(), message, mailbox(person), language, subject, text, calendar);
        });
        var to = invited.stream().map(Profile::id).collect(Collectors.joining(" "));
        audit.note(of.of().id(), of.by(), call.cancels() ? "cancelled" : "invited", (call.id() + " " + to).strip());
    }

    private MailFile calendar(
            Subject of, Call call, List<Mailbox> attendees, Locale language, String summary, String description) {
        var calendar = new InterviewCalendar(
                interviews.uid(call.id()),
                sequence(of, call.id()),
                call.plan(),
                clock.zone(),
                correspondence.replyTo(of.of().id(), of.opening()),
                attendees,
                summary,
                description);
        return new MailFile(
                Texts.text(language, "hr.interview.file") + ".ics",
                "text/calendar; charset=UTF-8; method=" + call.method(),
                null,
                calendar.write(call.method(), Database.now()));
    }

    private int sequence(Subject of, String id) {
        return interviews.of(of.of().sealer(), of.of().id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .sequence();
    }

    private List<Profile> profiles(Call call) {
        return call.plan().people().stream()
                .flatMap(id -> people.find(id).stream())
                .filter(person -> !person.disabled())
                .toList();
    }
}
