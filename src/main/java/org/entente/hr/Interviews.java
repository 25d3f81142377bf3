package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.entente.mail.MailSite;
import org.entente.mail.ReceivedMail;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** The interviews of applications, and what was answered to their invitations. */
@Singleton
class Interviews {
    private static final String CANDIDATE = "candidate";

    private final Database database;
    private final People people;
    private final MailSite mail;

    @Inject
    Interviews(Database database, People people, MailSite mail) {
        this.database = database;
        this.people = people;
        this.mail = mail;
    }

    /** By which calendars know it. */
    String uid(String interview) {
        return interview + "@" + mail.domain();
    }

    /** The application of the interview of that UID, if it is one of ours. */
    Optional<UUID> application(String uid) {
        return id(uid).flatMap(id -> database.first(
                "select application from application_interview where id = ?",
                row -> UUID.fromString(row.getString(1)),
                id));
    }

    private Optional<UUID> id(String uid) {
        var local = mail.local(uid);
        return local.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Optional.of(UUID.fromString(local))
                : Optional.empty();
    }

    /** Plans it anew, or otherwise; answers to what was before count no more. @return its id */
    String plan(Sealer sealer, UUID application, @Nullable String before, InterviewPlan plan) {
        var id = before == null ? UUID.randomUUID() : UUID.fromString(before);
        var place = sealer.seal(id + "/place", plan.place());
        database.update(
                "insert into application_interview (id, application, sequence, starts_at, minutes, people, place)"
                        + " values (?, ?, 0, ?, ?, ?, ?) on conflict (id) do update set starts_at = excluded.starts_at,"
                        + " minutes = excluded.minutes, people = excluded.people, place = excluded.place,"
                        + " sequence = application_interview.sequence + 1",
                id,
                application,
                plan.startsAt(),
                plan.minutes(),
                plan.people(),
                place);
        database.update("delete from application_interview_answer where interview = ?", id);
        return id.toString();
    }

    void cancel(String id) {
        database.update(
                "update application_interview set cancelled = true, sequence = sequence + 1 where id = ?",
                UUID.fromString(id));
    }

    /** The earliest first. */
    List<Interview> of(Sealer sealer, UUID application) {
        return database.list(
                "select * from application_interview where application = ? order by starts_at, id",
                row -> interview(sealer, row),
                application);
    }

    private Interview interview(Sealer sealer, ResultSet row) throws SQLException {
        var id = UUID.fromString(row.getString("id"));
        return new Interview(
                id.toString(),
                row.getInt("sequence"),
                row.getTimestamp("starts_at").toInstant(),
                row.getInt("minutes"),
                sealer.text(id + "/place", row.getBytes("place")),
                List.of((String[]) row.getArray("people").getArray()).stream()
                        .map(person -> new Interview.Participant(person, name(person)))
                        .toList(),
                row.getBoolean("cancelled"),
                answers(sealer, id));
    }

    private String name(String person) {
        return people.find(person).map(Profile::name).orElse(person);
    }

    private List<Interview.Answer> answers(Sealer sealer, UUID interview) {
        return database.list(
                "select * from application_interview_answer where interview = ? order by at, who",
                row -> {
                    var who = row.getString("who");
                    return new Interview.Answer(
                            who,
                            who.equals(CANDIDATE) ? "" : name(who),
                            row.getString("answer"),
                            row.getTimestamp("at").toInstant(),
                            Database.instant(row, "proposed_at"),
                            sealer.text(interview + "/comment/" + who, row.getBytes("comment")));
                },
                interview);
    }

    /**
     * Notes an answer, if it is one of an attendee to the invitation as it stands; of several the last by its own stamp.
     * Nobody answers for somebody of the site from another address.
     *
     * @return whether it was noted
     */
    boolean answered(Sealer sealer, UUID application, CalendarAnswer answer, ReceivedMail received) {
        var invited = id(answer.uid())
                .flatMap(id -> of(sealer, application).stream()
                        .filter(each -> each.id().equals(id.toString()) && !each.cancelled())
                        .findFirst());
        if (invited.isEmpty() || answer.sequence() < invited.get().sequence()) {
            return false;
        }
        var interview = UUID.fromString(invited.get().id());
        var from = received.message().from() == null
                ? ""
                : received.message().from().address().toLowerCase(Locale.ROOT);
        return who(sealer, application, invited.get(), answer.attendee(), from)
                .map(who -> database.update(
                        """
                        insert into application_interview_answer as a
                            (interview, who, answer, at, stamped_at, proposed_at, comment) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (interview, who) do update set answer = excluded.answer, at = excluded.at,
                            stamped_at = excluded.stamped_at, proposed_at = excluded.proposed_at,
                            comment = excluded.comment
                        where a.stamped_at <= excluded.stamped_at""",
                        interview,
                        who,
                        answer.answer(),
                        received.receivedAt(),
                        Objects.requireNonNullElse(answer.stamp(), received.receivedAt()),
                        answer.proposedAt(),
                        answer.comment().isEmpty()
                                ? null
                                : sealer.seal(interview + "/comment/" + who, answer.comment())))
                .filter(changed -> changed > 0)
                .isPresent();
    }

    private Optional<String> who(Sealer sealer, UUID application, Interview interview, String attendee, String from) {
        var asked = interview.people().stream()
                .flatMap(each -> people.find(each.id()).stream())
                .toList();
        var person = asked.stream()
                .filter(each -> each.email().equalsIgnoreCase(attendee))
                .findFirst();
        if (person.isPresent()) {
            return person.filter(each -> each.email().equalsIgnoreCase(from)).map(Profile::id);
        }
        boolean byPerson = asked.stream().anyMatch(each -> each.email().equalsIgnoreCase(from));
        var candidate = database.first(
                        "select email from application where id = ?", row -> row.getBytes(1), application)
                .map(email -> sealer.text("email", email).toLowerCase(Locale.ROOT))
                .orElse("");
        return !byPerson && !candidate.isEmpty() && (candidate.equals(attendee) || candidate.equals(from))
                ? Optional.of(CANDIDATE)
                : Optional.empty();
    }
}
