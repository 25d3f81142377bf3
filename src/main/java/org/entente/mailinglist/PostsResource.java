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
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.mail.Delivery;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** Posts for programs: written, listed, read, and what became of their mails. */
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PostsResource {
    private CurrentPerson person;
    private Archive archive;
    private Writing writing;

    protected PostsResource() {}

    @Inject
    PostsResource(CurrentPerson person, Archive archive, Writing writing) {
        this.person = person;
        this.archive = archive;
        this.writing = writing;
    }

    @GET
    @Path("lists/{list}/posts")
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
    @Path("lists/{list}/posts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Post to a list",
            description =
                    "201 where it goes out, 202 where an owner sees it first (held) or where it goes to the list's home to be"
                            + " judged there (sentTo; its author is told by mail), 403 where the list does not take it.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(ref = "mailinglist.PostDetail")))
    @APIResponse(responseCode = "202", description = "It waits for an owner, or is on its way to the list's home.")
    public Response post(@PathParam("list") String name, @Nullable PostDraft draft) {
        if (draft == null) {
            throw new Problem(400, "body-missing", "The body is missing: send the post as a JSON object.");
        }
        var taken = writing.post(name, draft, person.profile());
        if (taken.sentTo() != null) {
            return Response.accepted(java.util.Map.of("sentTo", taken.sentTo())).build();
        }
        return taken.post() == null
                ? Response.accepted(java.util.Map.of(
                                "held", Objects.requireNonNull(taken.held()), "reason", taken.reason()))
                        .build()
                : Response.created(URI.create("/api/posts/" + taken.post()))
                        .entity(archive.find(taken.post(), person.profile()))
                        .build();
    }

    @GET
    @Path("posts/{id}")
    @Operation(summary = "A post of a list that I may read")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.PostDetail")))
    public PostDetail get(@PathParam("id") String id) {
        return archive.find(id, person.profile());
    }

    @GET
    @Path("posts/{id}/raw")
    @Produces("message/rfc822")
    @Operation(summary = "The message as it came")
    public Response raw(@PathParam("id") String id) throws IOException {
        var stream = archive.raw(id, person.profile());
        return file(stream, id);
    }

    /** To be saved, and to run nothing. */
    static Response file(java.io.InputStream stream, String id) {
        return Response.ok((StreamingOutput) out -> {
                    try (stream) {
                        stream.transferTo(out);
                    }
                })
                .header("Content-Disposition", "attachment; filename=\"" + id + ".eml\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @GET
    @Path("posts/{id}/deliveries")
    @Operation(summary = "What became of its mails at this site, one for each member (owners)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.mail.Delivery")))
    public Listing<Delivery> deliveries(
            @PathParam("id") String id,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        int most = Listing.limit(limit);
        var place = Cursor.place(after);
        try {
            var from = place.isEmpty() ? 0 : Long.parseLong(place);
            return Listing.of(
                    archive.deliveries(id, from, most + 1, person.profile()), most, each -> String.valueOf(each.id()));
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }
}
