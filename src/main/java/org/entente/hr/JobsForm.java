package org.entente.hr;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * The public form as it was typed.
 *
 * @param opening null for an application to none in particular
 * @param key names what is sent: the message that it becomes has the same Message-ID each time
 * @param began when the form was first shown, in milliseconds of the epoch
 * @param trap a field that people do not see; a robot fills it in
 * @param megabytes that the files may have together
 * @param lost whether files were chosen that have to be chosen again
 */
public record JobsForm(
        @Nullable Opening opening,
        String key,
        long began,
        String trap,
        String name,
        String email,
        String phone,
        String letter,
        double megabytes,
        boolean lost,
        List<Fault> faults) {
    /** Nobody writes who they are in less. */
    private static final Duration LEAST = Duration.ofSeconds(3);

    private static final int LETTER = 20_000;
    private static final int NAME = 200;
    private static final int PHONE = 50;
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+(\\.[\\p{Alnum}!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([\\p{Alnum}]([\\p{Alnum}-]*[\\p{Alnum}])?\\.)+[\\p{Alnum}-]{2,63}");
    private static final int EMAIL_LENGTH = 254;

    static JobsForm fresh(@Nullable Opening opening, long limit, Instant now) {
        return new JobsForm(
                opening,
                UUID.randomUUID().toString(),
                now.toEpochMilli(),
                "",
                "",
                "",
                "",
                "",
                Math.round(limit / 1e5) / 10.0,
                false,
                List.of());
    }

    JobsForm typed(JobsUpload posted) {
        var sent = posted.field("key");
        var since = posted.field("began");
        return new JobsForm(
                opening,
                sent.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") ? sent : key,
                since.matches("\\d{1,15}") ? Long.parseLong(since) : began,
                posted.field("website"),
                line(posted.field("name")),
                posted.field("email").strip(),
                line(posted.field("phone")),
                posted.field("letter").replaceAll("\r\n?", "\n"),
                megabytes,
                !posted.files().isEmpty() || !posted.refused().isEmpty(),
                posted.refused());
    }

    private static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }

    /** What is wrong with it, that of its files included. */
    List<Fault> check(boolean files, Instant now) {
        var wrong = new ArrayList<>(faults);
        if (name.isEmpty()) {
            wrong.add(new Fault("name", "hr.jobs.fault.name"));
        } else if (name.length() > NAME) {
            wrong.add(new Fault("name", "hr.notice.fault.long", NAME));
        }
        if (!EMAIL.matcher(email).matches() || email.length() > EMAIL_LENGTH) {
            wrong.add(new Fault("email", "hr.jobs.fault.email"));
        }
        if (phone.length() > PHONE) {
            wrong.add(new Fault("phone", "hr.notice.fault.long", PHONE));
        }
        if (letter.length() > LETTER) {
            wrong.add(new Fault("letter", "hr.notice.fault.long", LETTER));
        } else if (letter.isBlank() && !files && faults.isEmpty()) {
            wrong.add(new Fault("letter", "hr.jobs.fault.nothing"));
        }
        if (opening != null && !opening.open()) {
            wrong.add(new Fault("form", "hr.jobs.fault.closed"));
        }
        if (wrong.isEmpty()) {
            robot(wrong, now);
        }
        return wrong;
    }

    private void robot(List<Fault> wrong, Instant now) {
        if (!trap.isEmpty()) {
            wrong.add(new Fault("form", "hr.jobs.fault.trap"));
        }
        if (now.toEpochMilli() - began < LEAST.toMillis()) {
            wrong.add(new Fault("form", "hr.jobs.fault.quick"));
        }
    }

    JobsForm with(List<Fault> wrong) {
        return new JobsForm(opening, key, began, "", name, email, phone, letter, megabytes, lost, wrong);
    }

    /** Where it is sent to. */
    public String action() {
        return opening == null ? "/jobs/application" : "/jobs/" + opening.reference() + "/application";
    }

    /** What is wrong with that field. */
    public Optional<Fault> fault(String field) {
        return faults.stream().filter(each -> each.field().equals(field)).findFirst();
    }
}
