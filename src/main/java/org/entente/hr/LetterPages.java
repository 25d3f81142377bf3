package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.LanguageChoice;
import org.entente.web.Page;

/**
 * A letter to a candidate is written, looked at and sent. What was changed after the look is shown again first; whatever
 * goes wrong, the form comes back with all that was typed.
 */
@Path("/applications")
@Produces(Page.HTML)
@RequestScoped
public class LetterPages {
    private CurrentPerson person;
    private Letters letters;
    private LetterBeginning beginning;
    private InterviewClock clock;
    private LanguageChoice choice;

    protected LetterPages() {}

    @Inject
    LetterPages(
            CurrentPerson person,
            Letters letters,
            LetterBeginning beginning,
            InterviewClock clock,
            LanguageChoice choice) {
        this.person = person;
        this.letters = letters;
        this.beginning = beginning;
        this.clock = clock;
        this.choice = choice;
    }

    /** @param city by whose clock an interview is planned */
    public record Sheet(LetterForm form, String city) {}

    private Page page(LetterForm form) {
        return Page.of("hr/letter", new Sheet(form, clock.city(person.language())));
    }

    /** @param kind {@code message}, {@code refusal}, {@code invitation}, {@code cancellation} */
    @GET
    @Path("{id}/letter")
    public Page begin(
            @PathParam("id") String id,
            @QueryParam("kind") @DefaultValue("message") String kind,
            @QueryParam("interview") @DefaultValue("") String interview) {
        var fields = Map.of("kind", List.of(kind), "interview", List.of(interview));
        return page(beginning.of(letters.form(id, fields, person.profile()), person.profile()));
    }

    @POST
    @Path("{id}/letter")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response take(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        var request = request(typed);
        if (typed.containsKey("send") && letters.isSent(request)) {
            return sent(id); // clicked twice: an interview may be cancelled by now
        }
        var form = letters.form(id, Map.copyOf(typed), person.profile());
        if (typed.containsKey("language")) {
            var cookie = choice.choose(typed.getFirst("language"));
            return Response.fromResponse(page(form).status(200)).cookie(cookie).build();
        }
        if (typed.containsKey("fill")) {
            return page(beginning.lettered(form)).status(200);
        }
        if (typed.containsKey("again")) {
            return page(form).status(200);
        }
        try {
            if (typed.containsKey("send") && form.isSeen()) {
                if (letters.send(id, form.fields(), request, person.profile())) {
                    return sent(id);
                }
                form = letters.form(id, form.fields(), person.profile()); // it has changed since a moment ago
            }
            return page(letters.previewed(form)).status(200);
        } catch (Problem refused) {
            if (refused.faults().isEmpty()) {
                throw refused;
            }
            return page(form.with(null, refused.faults())).status(422);
        }
    }

    private static Response sent(String id) {
        return NoticePages.to("/applications/" + id + "?notice=hr.letter-sent");
    }

    private static UUID request(MultivaluedMap<String, String> typed) {
        try {
            return UUID.fromString(String.valueOf(typed.getFirst("request")));
        } catch (IllegalArgumentException none) {
            throw new Problem(400, "bad-request", "The form lacks its request.");
        }
    }
}
