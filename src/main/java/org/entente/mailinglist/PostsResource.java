package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
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

/** A post for programs: read, as it came, and what became of its mails. */
@Path("/api/posts")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class PostsResource {
    private CurrentPerson person;
    private Archive archive;

    protected PostsResource() {}

    @Inject
    PostsResource(CurrentPerson person, Archive archive) {
        this.person = person;
        this.archive = archive;
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A post of a list that I may read")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "mailinglist.PostDetail")))
    public PostDetail get(@PathParam("id") String id) {
        return archive.find(id, person.profile());
    }

    @GET
    @Path("{id}/raw")
    @Produces(MediaType.WILDCARD)
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
                .type("message/rfc822")
                .header("Content-Disposition", "attachment; filename=\"" + id + ".eml\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }

    @GET
    @Path("{id}/deliveries")
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
