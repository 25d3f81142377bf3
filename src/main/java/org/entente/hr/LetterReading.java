package org.entente.hr;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.people.Profile;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** Reads a letter from its form, and says all that is wrong with it. */
final class LetterReading {
    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_PLACE = 500;
    private static final int SHORTEST = 5;
    private static final int LONGEST = 600;

    private final LetterForm form;
    private final ZoneId zone;
    private final List<Fault> faults = new ArrayList<>();

    private LetterReading(LetterForm form, ZoneId zone) {
        this.form = form;
        this.zone = zone;
    }

    /** @throws Problem 400 with faults */
    static LetterDraft of(LetterForm form, ZoneId zone, Instant now) {
        return new LetterReading(form, zone).read(now);
    }

    private LetterDraft read(Instant now) {
        if (!form.application().candidate().email().matches("[^@\\s<>]+@[^@\\s<>]+")) {
            faults.add(new Fault("form", "hr.letter.fault.address"));
        }
        var subject = form.value("subject").strip();
        if (subject.isEmpty() || subject.length() > LONGEST_LINE) {
            faults.add(new Fault("subject", "hr.letter.fault.subject", LONGEST_LINE));
        }
        var text = form.value("text").replace("\r\n", "\n").strip();
        if (text.isEmpty() || text.length() > LetterTemplates.LONGEST_TEXT) {
            faults.add(new Fault("text", "hr.letter.fault.text", LetterTemplates.LONGEST_TEXT));
        }
        var plan = form.kind().equals("invitation") ? plan(now) : null;
        if (plan != null && !text.contains("{when}")) {
            faults.add(new Fault("text", "hr.letter.fault.when", "{when}"));
        }
        if (List.of("message", "refusal").contains(form.kind())) {
            LetterTemplate.unknown(new LetterText("", subject, text))
                    .ifPresent(name -> faults.add(new Fault("text", "hr.letter.fault.interview", name)));
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return new LetterDraft(
                form.kind(),
                form.value("reason"),
                subject,
                text,
                form.has("stage", "1"),
                form.interview().orElse(null),
                plan);
    }

    private InterviewPlan plan(Instant now) {
        var at = startsAt().orElse(now);
        if (at.isBefore(now)) {
            faults.add(new Fault("date", "hr.notice.fault.past"));
        }
        var minutes = form.value("minutes").strip();
        int length = minutes.matches("\\d{1,3}") ? Integer.parseInt(minutes) : 0;
        if (length < SHORTEST || length > LONGEST) {
            faults.add(new Fault("minutes", "hr.interview.fault.minutes", SHORTEST, LONGEST));
        }
        var place = form.value("place").strip();
        if (place.isEmpty() || place.length() > LONGEST_PLACE) {
            faults.add(new Fault("place", "hr.interview.fault.place", LONGEST_PLACE));
        }
        var people = form.people().stream()
                .map(Profile::id)
                .filter(id -> form.has("people", id))
                .toList();
        if (people.isEmpty()) {
            faults.add(new Fault("people", "hr.interview.fault.people"));
        }
        return new InterviewPlan(at, length, place, people);
    }

    /** An hour that comes twice when clocks go back is meant the first time. */
    private Optional<Instant> startsAt() {
        var local = local();
        if (local == null) {
            faults.add(new Fault("date", "hr.interview.fault.time"));
            return Optional.empty();
        }
        if (zone.getRules().getValidOffsets(local).isEmpty()) {
            faults.add(new Fault("date", "hr.interview.fault.gap"));
            return Optional.empty();
        }
        return Optional.of(local.atZone(zone).toInstant());
    }

    private @Nullable LocalDateTime local() {
        try {
            var local = LocalDate.parse(form.value("date").strip())
                    .atTime(LocalTime.parse(form.value("time").strip()));
            return local.getYear() < 10_000 ? local : null;
        } catch (DateTimeParseException wrong) {
            return null;
        }
    }
}
