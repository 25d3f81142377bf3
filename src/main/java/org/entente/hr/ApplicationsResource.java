package org.entente.hr;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Listing;
import org.entente.web.Versions;
import org.jspecify.annotations.Nullable;

/** Applications for programs of HR and of hiring managers; 404 for anyone else. Every call is noted in the log. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ApplicationsResource {
    private CurrentPerson person;
    private ApplicationList list;
    private Applications applications;
    private ApplicationChanges changes;
    private Shredding erasure;

    protected ApplicationsResource() {}

    @Inject
    ApplicationsResource(
            CurrentPerson person,
            ApplicationList list,
            Applications applications,
            ApplicationChanges changes,
            Shredding erasure) {
        this.person = person;
        this.list = list;
        this.applications = applications;
        this.changes = changes;
        this.erasure = erasure;
    }

    @GET
    @Operation(
            summary = "Applications, the newest first (hr, or the opening's manager; 404 for others)",
            description =
                    "notice: an opening's id, or none for those to be sorted. q: whole words of the name, the address, the"
                            + " telephone number and the subject. owner: a sign-in, mine, or none. mark: unparsed,"
                            + " duplicate, automatic. order: arrival, or waiting for the longest in its stage first."
                            + " duplicates: other applications from the same address, but for those told apart."
                            + " flags of files: macros, encrypted, active, bomb, program.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.hr.ApplicationItem")))
    public Listing<ApplicationItem> list(
            @QueryParam("notice") @Nullable String notice,
            @QueryParam("stage") @Nullable String stage,
            @QueryParam("q") @Nullable String q,
            @QueryParam("owner") @Nullable String owner,
            @QueryParam("mark") @Nullable String mark,
            @QueryParam("order") @Nullable String order,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var query = ApplicationQuery.of(notice, stage, q, owner, mark, order, after);
        return list.list(person.profile(), query, Listing.limit(limit));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "An application with its thread and notes; 410 where it was erased (hr, manager)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.ApplicationDetail")))
    public Response find(@PathParam("id") String id) {
        return answer(applications.find(id, person.profile()));
    }

    private static Response answer(ApplicationDetail detail) {
        return Response.ok(detail).tag(Versions.tag(detail.version())).build();
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put right what was proposed; what is left out stays (hr, manager)",
            description = "notice, for HR alone: the opening's id, or empty for to be sorted."
                    + " With If-Match, 412 where somebody has changed it meanwhile.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.ApplicationDetail")))
    public Response correct(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String match,
            @Nullable ApplicationCorrection body) {
        return answer(changes.correct(id, Problem.body(body), match, person.profile()));
    }

    /** @param reason what the others should know; null for none */
    public record StageChange(
            @Nullable String stage, @Nullable String reason) {}

    @POST
    @Path("{id}/stage")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "How far it has come (hr, manager)",
            description = "stage: received, shortlisted, interview, offer, hired, refused, withdrawn.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.ApplicationDetail")))
    public Response stage(@PathParam("id") String id, @Nullable StageChange body) {
        var change = Problem.body(body);
        return answer(changes.stage(
                id,
                Objects.requireNonNullElse(change.stage(), ""),
                Objects.requireNonNullElse(change.reason(), ""),
                person.profile()));
    }

    /** What somebody notes. */
    public record NewNote(@Nullable String text) {}

    @POST
    @Path("{id}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Note something (hr, manager)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.ApplicationDetail")))
    public Response note(@PathParam("id") String id, @Nullable NewNote body) {
        return answer(
                changes.note(id, Objects.requireNonNullElse(Problem.body(body).text(), ""), person.profile()));
    }

    @POST
    @Path("{id}/reading")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Try to read again a mail that could not be; 409 where it still cannot (hr, manager)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.ApplicationDetail")))
    public Response reread(@PathParam("id") String id) {
        return answer(changes.reread(id, person.profile()));
    }

    /** @param reason {@code request}, {@code retention} or {@code mistake} */
    public record ErasureOrder(@Nullable String reason) {}

    @POST
    @Path("{id}/erasure")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Destroy its key and empty it, for good; the certificate names each site (hr)",
            description = "reason: request of the candidate, retention, mistake.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.ErasureCertificate")))
    public ErasureCertificate erase(@PathParam("id") String id, @Nullable ErasureOrder body) {
        return erasure.erase(id, Objects.requireNonNullElse(Problem.body(body).reason(), ""), person.profile());
    }
}
