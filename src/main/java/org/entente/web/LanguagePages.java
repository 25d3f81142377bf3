package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Locale;
import org.entente.people.CurrentPerson;
import org.entente.people.People;
import org.jspecify.annotations.Nullable;

/** The switch in the header: for this browser, and for the person where there is one. */
@Path("/language")
@RequestScoped
public class LanguagePages {
    private static final int YEAR = 365 * 24 * 3600;

    private CurrentPerson person;
    private People people;
    private HttpServletRequest request;

    protected LanguagePages() {}

    @Inject
    LanguagePages(CurrentPerson person, People people, HttpServletRequest request) {
        this.person = person;
        this.people = people;
        this.request = request;
    }

    @POST
    public Response choose(@FormParam("language") @Nullable String language, @FormParam("back") @Nullable String back) {
        var chosen = "fr".equals(language) ? Locale.FRENCH : Locale.ENGLISH;
        if (person.isSignedIn()) {
            people.prefer(person.id(), chosen, person.zone());
        }
        return Response.seeOther(URI.create(Paths.next(back)))
                .cookie(SessionCookie.named(request, Visitor.LANGUAGE)
                        .value(chosen.getLanguage())
                        .maxAge(YEAR)
                        .build())
                .build();
    }
}
