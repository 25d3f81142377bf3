package org.entente.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** What waits to go out, for programs of administrators. */
@Path("/api/mail/queue")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class QueueResource {
    private CurrentPerson person;
    private MailQueue queue;

    protected QueueResource() {}

    @Inject
    QueueResource(CurrentPerson person, MailQueue queue) {
        this.person = person;
        this.queue = queue;
    }

    @GET
    @Operation(
            summary = "What waits to go out by mail, in numbers (admin)",
            description = "recipients: how many, by waiting, sending and delayed. server: what is wrong with the SMTP"
                    + " server, as this node sees it; null where nothing is. domains: at most 50, the most first.")
    public QueueState state() {
        person.require(Role.ADMIN);
        return queue.state();
    }

    @GET
    @Path("deliveries")
    @Operation(summary = "What waits to go out by mail, recipient by recipient, oldest first (admin)")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(ref = "Listing.mail.QueuedMail")))
    public Listing<QueuedMail> deliveries(
            @QueryParam("after") @Nullable String after, @QueryParam("limit") @Nullable Integer limit) {
        person.require(Role.ADMIN);
        int most = Listing.limit(limit);
        return Listing.of(queue.list(place(Cursor.place(after)), most + 1), most, mail -> Long.toString(mail.id()));
    }

    static long place(String cursor) {
        try {
            return cursor.isEmpty() ? 0 : Long.parseLong(cursor);
        } catch (NumberFormatException notOurs) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    /** To how many a delayed mail is tried again at once. */
    public record Attempted(int recipients) {}

    @POST
    @Path("attempt")
    @Operation(summary = "Try at once what is delayed (admin)")
    public Attempted attempt() {
        person.require(Role.ADMIN);
        return new Attempted(queue.tryNow());
    }
}
