package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.entente.people.CurrentPerson;

/** What a reader thinks of a memo, for programs. */
@Path("/api/memos/{id}/not-useful")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class JudgementsResource {
    private CurrentPerson person;
    private Judgements judgements;
    private MemoReading reading;

    protected JudgementsResource() {}

    @Inject
    JudgementsResource(CurrentPerson person, Judgements judgements, MemoReading reading) {
        this.person = person;
        this.judgements = judgements;
        this.reading = reading;
    }

    @PUT
    @Operation(
            summary = "Say that a memo is of no use to me",
            description = "Its author hears how many said so, not who, and that only once five people have opened it.")
    public MemoDetail say(@PathParam("id") String id) {
        return say(id, true);
    }

    @DELETE
    @Operation(summary = "Take that back")
    public MemoDetail takeBack(@PathParam("id") String id) {
        return say(id, false);
    }

    private MemoDetail say(String id, boolean notUseful) {
        judgements.say(id, notUseful, person.profile());
        return reading.read(id, person.profile());
    }
}
