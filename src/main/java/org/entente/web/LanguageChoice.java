package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Locale;
import org.entente.people.CurrentPerson;
import org.entente.people.People;
import org.jspecify.annotations.Nullable;

/** How a language is chosen: for this browser, for the person where there is one, and for the page that answers. */
@RequestScoped
public class LanguageChoice {
    private static final int YEAR = 365 * 24 * 3600;

    private CurrentPerson person;
    private People people;
    private HttpServletRequest request;

    protected LanguageChoice() {}

    @Inject
    LanguageChoice(CurrentPerson person, People people, HttpServletRequest request) {
        this.person = person;
        this.people = people;
        this.request = request;
    }

    /** @return the cookie by which this browser remembers it */
    public NewCookie choose(@Nullable String language) {
        var chosen = "fr".equals(language) ? Locale.FRENCH : Locale.ENGLISH;
        if (person.isSignedIn()) {
            person.signedIn(people.prefer(person.id(), chosen, person.zone()));
        }
        return SessionCookie.named(request, Visitor.LANGUAGE)
                .value(chosen.getLanguage())
                .maxAge(YEAR)
                .build();
    }
}
