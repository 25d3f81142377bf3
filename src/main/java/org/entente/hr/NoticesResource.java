package org.entente.hr;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Versions;
import org.jspecify.annotations.Nullable;

/** HR notices for programs: announcements and openings, each in English and French. */
@Path("/api/notices")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequestScoped
public class NoticesResource {
    private static final List<String> STATES = List.of("current", "past");

    private CurrentPerson person;
    private Notices notices;
    private NoticeReading reading;

    protected NoticesResource() {}

    @Inject
    NoticesResource(CurrentPerson person, Notices notices, NoticeReading reading) {
        this.person = person;
        this.notices = notices;
        this.reading = reading;
    }

    @GET
    @Operation(
            summary = "The notices of this site, newest first",
            description = "kind: announcement or opening; site: their home; state: current (the default) or past.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.hr.NoticeItem")))
    public Listing<NoticeItem> list(
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("site") @DefaultValue("") String site,
            @QueryParam("state") @DefaultValue("current") String state,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        oneOf("kind", kind, NoticeDraft.KINDS);
        oneOf("state", state, STATES);
        int most = Listing.limit(limit);
        var filter = new NoticeFilter(kind, site, state.equals("past"));
        return Listing.of(reading.list(filter, Cursor.place(after), most + 1), most, NoticeItem::mark);
    }

    private static void oneOf(String field, String value, List<String> of) {
        if (!value.isEmpty() && !of.contains(value)) {
            throw Problem.invalid(field, "hr.notice.fault.one-of", String.join(", ", of));
        }
    }

    @POST
    @Operation(
            summary = "Publish a notice at this site (hr)",
            description = "Both languages are needed. Without sites it is for all; without reference one is made.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "hr.NoticeDetail")))
    public Response publish(@Nullable NoticeDraft draft, @Context UriInfo uri) {
        var id = notices.publish(
                UUID.randomUUID().toString(),
                Problem.body(draft, "send the notice as a JSON object"),
                person.profile());
        var notice = reading.find(id, person.profile());
        return Response.created(uri.getAbsolutePathBuilder().path(id).build())
                .tag(Versions.tag(notice.version()))
                .entity(notice)
                .build();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A notice", description = "Of a withdrawn one only HR of its home sees more than the titles.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.NoticeDetail")))
    public Response get(@PathParam("id") String id) {
        return answer(id);
    }

    @PUT
    @Path("{id}")
    @Operation(
            summary = "Lay a new version over a notice, at its home site (hr)",
            description = "If-Match names the version that was read. kind and reference stay as they are.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.NoticeDetail")))
    public Response amend(
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable NoticeDraft draft) {
        var current = reading.find(id, person.profile()).version();
        Versions.require(ifMatch, current);
        notices.amend(id, current, Problem.body(draft, "send the notice as a JSON object"), person.profile());
        return answer(id);
    }

    @POST
    @Path("{id}/withdrawal")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Take a notice back at every site, at its home site (hr)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "hr.NoticeDetail")))
    public Response withdraw(@PathParam("id") String id) {
        notices.withdraw(id, person.profile());
        return answer(id);
    }

    private Response answer(String id) {
        var notice = reading.find(id, person.profile());
        return Response.ok(notice).tag(Versions.tag(notice.version())).build();
    }
}
