package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** The posts of a list for programs: listed, and written. */
@Path("/api/lists/{list}/posts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ListPostsResource {
    private CurrentPerson person;
    private Archive archive;
    private Writing writing;

    protected ListPostsResource() {}

    @Inject
    ListPostsResource(CurrentPerson person, Archive archive, Writing writing) {
        this.person = person;
        this.archive = archive;
        this.writing = writing;
    }

    @GET
    @Operation(summary = "The posts of a list, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.mailinglist.PostItem")))
    public Listing<PostItem> list(
            @PathParam("list") String name,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Listing.limit(limit);
        var place = Cursor.place(after);
        var found = archive.list(name, place.isEmpty() ? null : Archive.place(place), most + 1, person.profile());
        return Listing.of(found, most, Archive::cursor);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Post to a list",
            description =
                    "201 where it goes out, 202 where an owner sees it first (held) or where it goes to the list's home to be"
                            + " judged there (sentTo; its author is told by mail), 403 where the list does not take it.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "mailinglist.PostDetail")))
    @APIResponse(responseCode = "202", description = "It waits for an owner, or is on its way to the list's home.")
    public Response post(@PathParam("list") String name, @Nullable PostDraft draft) {
        var sent = Problem.body(draft, "send the post as a JSON object");
        var taken = writing.post(name, sent, person.profile());
        if (taken.sentTo() != null) {
            return Response.accepted(Map.of("sentTo", taken.sentTo())).build();
        }
        return taken.post() == null
                ? Response.accepted(Map.of("held", Objects.requireNonNull(taken.held()), "reason", taken.reason()))
                        .build()
                : Response.created(URI.create("/api/posts/" + taken.post()))
                        .entity(archive.find(taken.post(), person.profile()))
                        .build();
    }
}
