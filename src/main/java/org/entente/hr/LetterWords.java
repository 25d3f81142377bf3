package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.entente.site.Site;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/** What is put into letters where they have a name in braces, in the candidate's language. */
@Singleton
class LetterWords {
    private final Openings openings;
    private final InterviewClock clock;
    private final Site site;

    @Inject
    LetterWords(Openings openings, InterviewClock clock, Site site) {
        this.openings = openings;
        this.clock = clock;
        this.site = site;
    }

    /** Null for an application that is for none. */
    @Nullable
    Opening opening(@Nullable String notice) {
        return openings.all().stream()
                .filter(each -> each.id().equals(notice))
                .findFirst()
                .orElse(null);
    }

    /** As a letter names it. */
    static String title(@Nullable Opening opening, Locale language) {
        return opening == null
                ? Texts.text(language, "hr.letter.opening.none")
                : opening.title(language) + " (" + opening.reference() + ")";
    }

    /** What is known of the application, whatever the letter says. */
    Map<String, String> known(LetterForm form) {
        var language = form.language();
        var opening = opening(form.application().notice());
        var name = form.application().candidate().name();
        return Map.of(
                "name",
                name.isBlank() ? Texts.text(language, "hr.letter.nobody") : name,
                "opening",
                title(opening, language),
                "reference",
                opening == null ? "" : opening.reference(),
                "site",
                site.title());
    }

    /** The same and what an interview adds to it, put in. */
    String filled(String text, LetterForm form, LetterDraft draft) {
        var known = new HashMap<>(known(form));
        var plan = draft.of();
        if (plan != null) {
            known.put("when", clock.words(plan.startsAt(), form.language()));
            known.put("place", plan.place());
            known.put("minutes", "" + plan.minutes());
        }
        return LetterText.fill(text, known);
    }
}
