package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** Who looks after an application, what each thinks of it, and what is no duplicate; 404 but for HR and managers. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class ApplicationWorkResource {
    private CurrentPerson person;
    private ApplicationWork work;

    protected ApplicationWorkResource() {}

    @Inject
    ApplicationWorkResource(CurrentPerson person, ApplicationWork work) {
        this.person = person;
        this.work = work;
    }

    /**
     * @param owner a sign-in; null for nobody
     * @param from who it was; null for whoever it was, empty for nobody
     */
    public record Ownership(
            @Nullable String owner, @Nullable String from) {}

    @PUT
    @Path("{id}/owner")
    @Operation(
            summary = "Who looks after it: one of HR or the opening's manager (hr, manager)",
            description = "owner null: nobody. With from, 409 where it is neither that person nor owner by now.")
    public ApplicationDetail own(@PathParam("id") String id, @Nullable Ownership body) {
        var wish = Problem.body(body);
        return work.own(id, wish.from(), Objects.requireNonNullElse(wish.owner(), ""), person.profile());
    }

    /** @param stars 1 to 5 */
    public record Rating(int stars, @Nullable String reason) {}

    @PUT
    @Path("{id}/rating")
    @Operation(
            summary = "What the caller thinks of it, in place of what they thought before (hr, manager)",
            description = "stars: 1 to 5. Ratings stand side by side; nothing is ordered by them.")
    public ApplicationDetail rate(@PathParam("id") String id, @Nullable Rating body) {
        var rating = Problem.body(body);
        return work.rate(id, rating.stars(), Objects.requireNonNullElse(rating.reason(), ""), person.profile());
    }

    @PUT
    @Path("{id}/distinct/{other}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The two are no duplicates of each other (hr, manager)")
    public ApplicationDetail tellApart(@PathParam("id") String id, @PathParam("other") String other) {
        return work.tellApart(id, other, false, person.profile());
    }

    @DELETE
    @Path("{id}/distinct/{other}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "The two may be duplicates after all (hr, manager)")
    public ApplicationDetail doubtAgain(@PathParam("id") String id, @PathParam("other") String other) {
        return work.tellApart(id, other, true, person.profile());
    }
}
