package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.function.Supplier;
import org.entente.people.CurrentPerson;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** How the public pages answer: in the language that the address names, and not too often. */
@RequestScoped
class JobsAnswers {
    private CurrentPerson person;
    private JobsDoor door;
    private HttpServletRequest request;

    protected JobsAnswers() {}

    @Inject
    JobsAnswers(CurrentPerson person, JobsDoor door, HttpServletRequest request) {
        this.person = person;
        this.door = door;
        this.request = request;
    }

    Response page(@Nullable String language, Supplier<Response> page) {
        door.requireOpen();
        speak(language);
        return door.admits(request) ? page.get() : refused("busy", 429);
    }

    /** There is no such opening, or no form. */
    static Response none() {
        return refused("none", 404);
    }

    private static Response refused(String what, int status) {
        return Page.of("hr/jobsrefused", new JobsPages.Refused(what)).status(status);
    }

    /** For this answer alone: a cookie would be one too many. */
    void speak(@Nullable String language) {
        if ("en".equals(language) || "fr".equals(language)) {
            person.guest(Locale.forLanguageTag(language), person.zone());
        }
    }

    Locale language() {
        return person.language();
    }
}
