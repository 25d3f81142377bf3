package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.Absence;
import org.entente.people.AbsenceDraft;
import org.entente.people.Absences;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** When people are away and who reads for them: one's own, and anybody's for administrators. */
@Path("/api/people/{person}/absences")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class AbsencesResource {
    private CurrentPerson person;
    private Absences absences;

    protected AbsencesResource() {}

    @Inject
    AbsencesResource(CurrentPerson person, Absences absences) {
        this.person = person;
        this.absences = absences;
    }

    @GET
    @Operation(
            summary = "Absences that are on or to come",
            description = "Mine, or as an administrator anybody's. Days are by the clock of who is away.")
    public List<Absence> list(@PathParam("person") String id) {
        return absences.of(allowed(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "State an absence and a deputy",
            description = "from and to are days like 2026-11-30, both included; deputy is a sign-in of this site."
                    + " One absence and a next one at most.")
    public Absence state(@PathParam("person") String id, @Nullable AbsenceDraft draft) {
        return absences.state(
                allowed(id), Problem.body(draft, "send from, to and deputy as a JSON object"), person.id());
    }

    @PUT
    @Path("{absence: \\d{1,18}}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Put another absence in the place of this one")
    public Absence change(
            @PathParam("person") String id, @PathParam("absence") long absence, @Nullable AbsenceDraft draft) {
        return absences.change(
                allowed(id), absence, Problem.body(draft, "send from, to and deputy as a JSON object"), person.id());
    }

    @DELETE
    @Path("{absence: \\d{1,18}}")
    @Operation(summary = "End an absence before its time: its deputy reads no more from now on")
    public void end(@PathParam("person") String id, @PathParam("absence") long absence) {
        absences.end(allowed(id), absence, person.id());
    }

    private String allowed(String id) {
        person.requireSelfOr(Role.ADMIN, id);
        return id;
    }
}
