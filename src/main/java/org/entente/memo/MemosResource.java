package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Versions;
import org.jspecify.annotations.Nullable;

/**
 * Memos for programs: what authors do; readers' side is {@link ReadingResource}. Instants are ISO 8601 in UTC; errors are
 * problem+json.
 */
@Path("/api/memos")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class MemosResource {
    private CurrentPerson person;
    private Memos memos;
    private MemoReading reading;
    private Reminders reminders;

    protected MemosResource() {}

    @Inject
    MemosResource(CurrentPerson person, Memos memos, MemoReading reading, Reminders reminders) {
        this.person = person;
        this.memos = memos;
        this.reading = reading;
        this.reminders = reminders;
    }

    @POST
    @Operation(
            summary = "Publish a memo, now or at publishAt (director)",
            description =
                    "With an Idempotency-Key the same request may be sent again: it gives the same memo. reason says why it is urgent, to its readers too; without urgency it is ignored.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "memo.MemoDetail")))
    public Response publish(
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable MemoDraft draft,
            @jakarta.ws.rs.core.Context UriInfo uri) {
        var memo = memos.publish(Problem.body(draft, "send the memo as a JSON object"), person.profile(), key);
        return Response.created(uri.getAbsolutePathBuilder().path(memo.id()).build())
                .tag(Versions.tag(memo.version()))
                .entity(memo)
                .build();
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Lay a new version over a memo of mine",
            description =
                    "If-Match names the version that was read. material: true asks everybody for a new acknowledgement.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "memo.MemoDetail")))
    public Response amend(
            @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch, @Nullable MemoDraft draft) {
        var current = reading.read(id, person.profile()).version();
        Versions.require(ifMatch, current);
        memos.amend(id, current, Problem.body(draft, "send the memo as a JSON object"), person.profile());
        return answer(id);
    }

    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a memo of mine back at every site")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "memo.MemoDetail")))
    public Response withdraw(@PathParam("id") String id) {
        memos.withdraw(id, person.profile());
        return answer(id);
    }

    @POST
    @Path("{id}/reminder")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Remind those who have not acknowledged a memo of mine",
            description = "Once a day at most: 409 within a day of the last time, or where nobody is missing.")
    public Proof remind(@PathParam("id") String id) {
        reminders.remind(id, person.profile());
        return memos.proof(id, person.profile());
    }

    @GET
    @Path("{id}/proof")
    @Operation(summary = "What became of a memo of mine, site by site")
    public Proof proof(@PathParam("id") String id) {
        return memos.proof(id, person.profile());
    }

    private Response answer(String id) {
        return ReadingResource.answer(reading.read(id, person.profile()));
    }
}
