package org.entente.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** What waits to go out, for administrators. */
@Path("/mail/queue")
@Produces(Page.HTML)
@RequestScoped
public class QueuePages {
    private static final int A_PAGE = 50;

    private CurrentPerson person;
    private MailQueue queue;

    protected QueuePages() {}

    @Inject
    QueuePages(CurrentPerson person, MailQueue queue) {
        this.person = person;
        this.queue = queue;
    }

    /** All of it in numbers, and one stretch of it by recipient. */
    public record QueuePage(
            QueueState state,
            List<QueuedMail> mails,
            @Nullable String next) {}

    @GET
    public Page show(@QueryParam("after") @Nullable String after) {
        person.require(Role.ADMIN);
        var list = Listing.of(
                queue.list(QueueResource.place(Cursor.place(after)), A_PAGE + 1),
                A_PAGE,
                mail -> Long.toString(mail.id()));
        return Page.of("mail/waiting", new QueuePage(queue.state(), list.items(), list.next()));
    }

    @POST
    @Path("attempt")
    public Response attempt() {
        person.require(Role.ADMIN);
        queue.tryNow();
        return Response.seeOther(URI.create("/mail/queue?notice=mail.attempted"))
                .build();
    }
}
