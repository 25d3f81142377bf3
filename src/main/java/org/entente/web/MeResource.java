package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.CurrentPerson;

/** Who I am, to a program. */
@Path("/api/me")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MeResource {
    private CurrentPerson person;

    protected MeResource() {}

    @Inject
    MeResource(CurrentPerson person) {
        this.person = person;
    }

    @GET
    @Operation(summary = "The person whose credentials these are")
    public PersonBody get() {
        return PersonBody.of(person.profile());
    }
}
