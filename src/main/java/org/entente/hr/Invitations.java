package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.mail.MailFile;
import org.entente.mail.Mailbox;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/** Invites candidate and people of the site to an interview, moves it and takes it back: a letter to each, and their calendars'. */
@Singleton
class Invitations {
    private final Interviews interviews;
    private final Correspondence correspondence;
    private final InterviewClock clock;
    private final People people;
    private final Site site;

    @Inject
    Invitations(Interviews interviews, Correspondence correspondence, InterviewClock clock, People people, Site site) {
        this.interviews = interviews;
        this.correspondence = correspondence;
        this.clock = clock;
        this.people = people;
        this.site = site;
    }

    /** What an interview is for: as it is shown in calendars. */
    private record Subject(Applications.Opened of, @Nullable Opening opening) {
        String opening(Locale language) {
            return LetterWords.title(opening, language);
        }
    }

    /** @return the interview's id */
    String send(
            Applications.Opened opened,
            @Nullable Opening opening,
            LetterDraft draft,
            UUID request,
            String subject,
            String text) {
        var before = draft.interview();
        var plan = draft.plan();
        var of = new Subject(opened, opening);
        if (plan == null) {
            var cancelled = java.util.Objects.requireNonNull(before);
            interviews.cancel(cancelled.id());
            write(of, "CANCEL", cancelled.id(), cancelled.plan().people(), draft.kind(), request, subject, text);
            return cancelled.id();
        }
        var id = interviews.plan(opened.sealer(), opened.id(), before == null ? null : before.id(), plan);
        var message = write(of, "REQUEST", id, plan.people(), draft.kind(), request, subject, text);
        if (before != null) {
            var left = new ArrayList<>(before.plan().people());
            left.removeAll(plan.people());
            copies(of, "CANCEL", id, left, message);
        }
        return id;
    }

    private UUID write(
            Subject of,
            String method,
            String id,
            List<String> invited,
            String kind,
            UUID request,
            String subject,
            String text) {
        var language = Locale.forLanguageTag(of.of().language());
        var summary = Texts.text(language, "hr.interview.summary", of.opening(language), site.title());
        var calendar = calendar(of, method, id, language, summary, text);
        var message = correspondence.send(of.of(), of.opening(), kind, request, subject, text, calendar);
        copies(of, method, id, invited, message);
        return message;
    }

    private void copies(Subject of, String method, String id, List<String> invited, UUID message) {
        profiles(invited).forEach(person -> {
            var language = person.language();
            var plan = interview(of, id).plan();
            var name = of.of().candidate().shown();
            var summary = Texts.text(language, "hr.interview.summary", name, of.opening(language));
            var text = Texts.text(
                    language,
                    method.equals("CANCEL") ? "hr.interview.people.cancel" : "hr.interview.people.request",
                    name,
                    of.opening(language),
                    clock.words(plan.startsAt(), language),
                    plan.minutes(),
                    plan.place(),
                    site.address() + "/applications/" + of.of().id());
            var subject = method.equals("CANCEL")
                    ? Texts.text(language, "hr.interview.people.cancel.subject", summary)
                    : summary;
            correspondence.copy(
                    of.of(),
                    of.opening(),
                    message,
                    new Mailbox(person.name(), person.email()),
                    language,
                    subject,
                    text,
                    calendar(of, method, id, language, summary, text));
        });
    }

    private MailFile calendar(
            Subject of, String method, String id, Locale language, String summary, String description) {
        var interview = interview(of, id);
        var candidate =
                new Mailbox(of.of().candidate().shown(), of.of().candidate().email());
        var attendees = Stream.concat(
                        Stream.of(candidate),
                        profiles(interview.plan().people()).stream()
                                .map(person -> new Mailbox(person.name(), person.email())))
                .toList();
        var calendar = new InterviewCalendar(
                interviews.uid(id),
                interview.sequence(),
                interview.plan(),
                clock.zone(),
                correspondence.replyTo(of.of().id(), of.opening()),
                attendees,
                summary,
                description);
        return new MailFile(
                Texts.text(language, "hr.interview.file") + ".ics",
                "text/calendar; charset=UTF-8; method=" + method,
                null,
                calendar.write(method, Database.now()));
    }

    private Interview interview(Subject of, String id) {
        return interviews.of(of.of().sealer(), of.of().id()).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<Profile> profiles(List<String> ids) {
        return ids.stream()
                .flatMap(id -> people.find(id).stream())
                .filter(person -> !person.disabled())
                .toList();
    }
}
