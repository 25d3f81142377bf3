package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.Absence;
import org.entente.people.Absences;
import org.entente.people.CurrentPerson;
import org.entente.people.People;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/** Who I am, to a program. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MeResource {
    private CurrentPerson person;
    private People people;
    private Absences absences;

    protected MeResource() {}

    @Inject
    MeResource(CurrentPerson person, People people, Absences absences) {
        this.person = person;
        this.people = people;
        this.absences = absences;
    }

    @GET
    @Operation(summary = "The person whose credentials these are")
    public PersonBody get() {
        return PersonBody.of(person.profile());
    }

    @GET
    @Path("preferences")
    @Operation(
            summary = "How I may be called",
            description = "sounds and notices: none, urgent, important or normal. mail: whether memos are mailed to me:"
                    + " none, digest (once a day) or each (at once); mailUrgent: an urgent one that says why at once in"
                    + " any case. quietFrom and quietTo are times of my day like 19:00:00, or both null.")
    public PreferencesBody preferences() {
        return PreferencesBody.of(person.profile().preferences());
    }

    @PUT
    @Path("preferences")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Choose how I may be called", description = "What is missing is the quietest.")
    public PreferencesBody prefer(@Nullable PreferencesBody body) {
        var sent = Problem.body(body, "send what GET gives, changed");
        return PreferencesBody.of(people.prefer(person.id(), sent.checked()).preferences());
    }

    @GET
    @Path("deputy")
    @Operation(
            summary = "Absences in which I am the deputy, on or to come",
            description =
                    "Where now is true I may read and acknowledge: name the person in the parameter \"for\" of /api/memos.")
    public List<Absence> deputy() {
        return absences.deputizedBy(person.id());
    }
}
