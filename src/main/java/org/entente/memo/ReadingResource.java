package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.site.Problem;
import org.entente.web.Listing;
import org.entente.web.Versions;
import org.jspecify.annotations.Nullable;

/** Memos for programs: what readers do, for themselves or as somebody's deputy. Like {@link MemosResource}. */
@Path("/api/memos")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class ReadingResource {
    private CurrentPerson person;
    private MemoReading reading;
    private Desk desk;
    private Deputies deputies;

    protected ReadingResource() {}

    @Inject
    ReadingResource(CurrentPerson person, MemoReading reading, Desk desk, Deputies deputies) {
        this.person = person;
        this.reading = reading;
        this.desk = desk;
        this.deputies = deputies;
    }

    @GET
    @Operation(
            summary = "A box of mine, newest first",
            description =
                    "new: not opened; to-acknowledge: asked and not done; archive: the rest; all; by-deputy: what a deputy opened for me; sent: what I wrote. for names the person whose deputy I am and whose box I mean. q finds words in titles, texts and names of attachments; site is the home site; from and to are days (2026-11-30) by my clock.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.memo.MemoItem")))
    public Listing<MemoItem> list(
            @QueryParam("box") @Nullable String box,
            @QueryParam("for") @Nullable String whom,
            @QueryParam("q") @Nullable String words,
            @QueryParam("site") @Nullable String site,
            @QueryParam("department") @Nullable String department,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable Integer limit) {
        var name = box == null ? Box.ALL.key() : box;
        var chosen = Box.of(name).orElseThrow(() -> Problem.invalid("box", "memo.fault.box", name));
        var search = Search.of(words, site, department, from, to, person.zone());
        return desk.page(chosen, reader(whom), search, after, Listing.limit(limit));
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "A memo that I wrote or that is for me",
            description = "As a deputy: \"for\" names the person who is away and whom the memo is for.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "memo.MemoDetail")))
    public Response get(@PathParam("id") String id, @QueryParam("for") @Nullable String whom) {
        return answer(id, reader(whom));
    }

    @POST
    @Path("{id}/opening")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Say that I have the memo before my eyes")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "memo.MemoDetail")))
    public Response open(@PathParam("id") String id, @QueryParam("for") @Nullable String whom) {
        var reader = reader(whom);
        reading.open(id, reader);
        return answer(id, reader);
    }

    @POST
    @Path("{id}/acknowledgement")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take note of a memo that asks for it",
            description = "If-Match may name the version that was read: 412 if the memo has changed since."
                    + " As a deputy: \"for\" names the person who is away; the proof says who acknowledged.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "memo.MemoDetail")))
    public Response acknowledge(
            @PathParam("id") String id,
            @QueryParam("for") @Nullable String whom,
            @HeaderParam("If-Match") @Nullable String ifMatch) {
        var reader = reader(whom);
        var current = reading.read(id, reader).version();
        if (ifMatch != null) {
            Versions.require(ifMatch, current);
        }
        reading.acknowledge(id, current, reader);
        return answer(id, reader);
    }

    private ForWhom reader(@Nullable String whom) {
        return deputies.find(whom, person.profile());
    }

    private Response answer(String id, ForWhom reader) {
        return answer(reading.read(id, reader));
    }

    static Response answer(MemoDetail memo) {
        return Response.ok(memo).tag(Versions.tag(memo.version())).build();
    }
}
