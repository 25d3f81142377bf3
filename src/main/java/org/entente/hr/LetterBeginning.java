package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.entente.people.Profile;
import org.entente.web.Texts;

/** What stands in a letter's form before anybody types. */
@Singleton
class LetterBeginning {
    private static final String MINUTES = "45";

    private final LetterWords words;
    private final InterviewClock clock;

    @Inject
    LetterBeginning(LetterWords words, InterviewClock clock) {
        this.words = words;
        this.clock = clock;
    }

    LetterForm of(LetterForm form, Profile person) {
        var opening = words.opening(form.application().notice());
        var fields = new HashMap<>(form.fields());
        fields.put("request", List.of(UUID.randomUUID().toString()));
        fields.put("stage", List.of("1"));
        fields.put("minutes", List.of(MINUTES));
        fields.put("place", List.of(opening == null ? "" : opening.place()));
        fields.put(
                "people",
                Stream.concat(Stream.of(person.id()), Stream.ofNullable(opening).map(Opening::manager))
                        .distinct()
                        .toList());
        form.interview().ifPresent(interview -> {
            var local = LocalDateTime.ofInstant(interview.startsAt(), clock.zone());
            fields.put("date", List.of(local.toLocalDate().toString()));
            fields.put("time", List.of(local.toLocalTime().toString()));
            fields.put("minutes", List.of("" + interview.minutes()));
            fields.put("place", List.of(interview.place()));
            fields.put("people", interview.plan().people());
        });
        return lettered(form.with(fields));
    }

    /** With the words of the letter that was chosen, or else of the first one. */
    LetterForm lettered(LetterForm form) {
        var language = form.language();
        var known = words.known(form);
        if (form.kind().equals("message")) {
            return form.filled(Map.of(
                    "subject", Texts.text(language, "hr.letter.message.subject", known.get("opening")),
                    "text", Texts.text(language, "hr.letter.message.text", known.get("name"), known.get("site"))));
        }
        return form.templates().stream()
                .filter(each -> each.id().equals(form.value("reason")))
                .findFirst()
                .or(() -> form.templates().stream().findFirst())
                .map(template -> form.filled(Map.of(
                        "reason", template.id(),
                        "subject", LetterText.fill(template.text(language).subject(), known),
                        "text", LetterText.fill(template.text(language).text(), known))))
                .orElse(form);
    }
}
