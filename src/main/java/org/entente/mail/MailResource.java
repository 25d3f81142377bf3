package org.entente.mail;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** The mailboxes and what could not be taken from them, for programs of administrators. */
@Path("/api/mail")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class MailResource {
    private CurrentPerson person;
    private MailDesk desk;
    private RawDownload download;

    protected MailResource() {}

    @Inject
    MailResource(CurrentPerson person, MailDesk desk, RawDownload download) {
        this.person = person;
        this.desk = desk;
        this.download = download;
    }

    @GET
    @Operation(
            summary = "The mailboxes that are read, and how much waits (admin)",
            description =
                    "accounts: connectedSince is null while a mailbox cannot be reached, unreachableSince while it"
                            + " can. waiting of an account: mails there that are not stored here yet; waiting of all: stored,"
                            + " not taken yet. parked: could not be taken.")
    public MailState state() {
        person.require(Role.ADMIN);
        return desk.state();
    }

    @GET
    @Path("parked")
    @Operation(summary = "Mails that could not be taken, oldest first (admin)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.mail.ParkedMail")))
    public Listing<ParkedMail> parked(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        person.require(Role.ADMIN);
        return listing(desk, Cursor.place(after), Listing.limit(limit));
    }

    static Listing<ParkedMail> listing(MailDesk desk, String after, int limit) {
        try {
            long place = after.isEmpty() ? 0 : Long.parseLong(after);
            return Listing.of(desk.parked(place, limit + 1), limit, listed -> Long.toString(listed.place()))
                    .map(MailDesk.Listed::mail);
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    @GET
    @Path("parked/{id}/raw")
    @Produces(MediaType.WILDCARD)
    @Operation(summary = "A parked mail as it came (admin, or hr alone where it is to or from a candidate)")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "message/rfc822",
                            schema = @Schema(type = SchemaType.STRING, format = "binary")))
    public Response raw(@PathParam("id") String id) {
        return download.answer(id, person);
    }

    /** How many mails are tried again. */
    public record Tried(int mails) {}

    @POST
    @Path("parked/{id}/replay")
    @Operation(summary = "Try a parked mail again; 409 where it still cannot be taken (admin)")
    public Tried replay(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        desk.replay(id);
        return new Tried(1);
    }

    @POST
    @Path("parked/replay")
    @Operation(summary = "Have all parked mails tried again; what still cannot be taken comes back (admin)")
    public Tried replayAll() {
        person.require(Role.ADMIN);
        return new Tried(desk.replayAll());
    }

    /** Why nobody needs it. */
    public record Discard(@Nullable String reason) {}

    @POST
    @Path("parked/{id}/discard")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Decide that nobody needs a parked mail; it is destroyed once it has been kept long enough (admin)")
    @APIResponse(responseCode = "204")
    public void discard(@PathParam("id") String id, Discard discard) {
        person.require(Role.ADMIN);
        var reason = discard.reason();
        desk.discard(id, reason == null ? "" : reason, person.id());
    }
}
