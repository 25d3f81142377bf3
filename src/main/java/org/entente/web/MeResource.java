package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.Absence;
import org.entente.people.Absences;
import org.entente.people.CurrentPerson;

/** Who I am, to a program. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MeResource {
    private CurrentPerson person;
    private Absences absences;

    protected MeResource() {}

    @Inject
    MeResource(CurrentPerson person, Absences absences) {
        this.person = person;
        this.absences = absences;
    }

    @GET
    @Operation(summary = "The person whose credentials these are")
    public PersonBody get() {
        return PersonBody.of(person.profile());
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
