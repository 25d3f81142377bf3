package org.entente.hr;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entente.people.Profile;
import org.entente.site.Problem.Fault;
import org.entente.site.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The page on which a letter to a candidate is written, as it was typed.
 *
 * @param templates those that may be chosen from
 * @param people of this site, who may take part
 * @param preview what will be sent; null before anybody asked, and where it cannot be
 */
public record LetterForm(
        ApplicationDetail application,
        String kind,
        Map<String, List<String>> fields,
        List<LetterTemplate> templates,
        List<Profile> people,
        @Nullable Preview preview,
        List<Fault> faults) {
    static final List<String> KINDS = List.of("message", "refusal", "invitation", "cancellation");
    private static final List<String> SENT = List.of(
            "kind", "interview", "reason", "subject", "text", "stage", "date", "time", "minutes", "place", "people");

    /** @param copies who of this site gets an invitation too */
    public record Preview(
            String from,
            String replyTo,
            String to,
            String subject,
            String text,
            List<String> copies,
            @Nullable String file) {}

    LetterForm with(Map<String, List<String>> typed) {
        return new LetterForm(application, kind, typed, templates, people, null, List.of());
    }

    LetterForm filled(Map<String, String> more) {
        var typed = new HashMap<>(fields);
        more.forEach((name, value) -> typed.put(name, List.of(value)));
        return with(typed);
    }

    LetterForm with(@Nullable Preview shown, List<Fault> wrong) {
        return new LetterForm(application, kind, fields, templates, people, shown, wrong);
    }

    public String value(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    List<String> all(String name) {
        return Objects.requireNonNullElse(fields.get(name), List.of());
    }

    public boolean has(String name, String value) {
        return all(name).contains(value);
    }

    public Optional<Fault> fault(String field) {
        return faults.stream().filter(each -> each.field().equals(field)).findFirst();
    }

    /** The language that the candidate is written to in. */
    public Locale language() {
        return Locale.forLanguageTag(application.language());
    }

    /** The stage that goes with such a letter, unless it has that already. */
    public Optional<Stage> next() {
        return Optional.ofNullable(Map.of("refusal", Stage.REFUSED, "invitation", Stage.INTERVIEW)
                        .get(kind))
                .filter(stage -> !stage.key().equals(application.stage()));
    }

    /** The one that is moved or cancelled. */
    public Optional<Interview> interview() {
        return application.interviews().stream()
                .filter(each -> List.of("invitation", "cancellation").contains(kind))
                .filter(each -> each.id().equals(value("interview")) && !each.cancelled())
                .findFirst();
    }

    /**
     * The same as long as nothing is changed, here or of the application, and no mail came or went in its thread: what
     * was not looked at is not sent, nor to somebody else, nor a second refusal.
     */
    public String mark() {
        var all = new StringBuilder();
        all.append(application.version())
                .append(' ')
                .append(application.messages().size())
                .append('\n');
        SENT.forEach(name -> all.append(all(name)).append('\n'));
        return Sha256.hex(all.toString().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    }

    boolean isSeen() {
        return value("seen").equals(mark());
    }

    /** Somebody wants to send it who looked at something else. */
    public boolean isStale() {
        return !value("send").isEmpty() && !isSeen();
    }
}
