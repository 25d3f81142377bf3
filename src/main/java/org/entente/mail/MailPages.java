package org.entente.mail;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.entente.people.CurrentPerson;
import org.entente.people.Role;
import org.entente.web.Cursor;
import org.entente.web.Page;
import org.jspecify.annotations.Nullable;

/** The mailboxes and what could not be taken from them, for administrators. */
@Path("/mail")
@Produces(Page.HTML)
@RequestScoped
public class MailPages {
    private static final int A_PAGE = 50;

    private CurrentPerson person;
    private MailDesk desk;
    private RawDownload download;

    protected MailPages() {}

    @Inject
    MailPages(CurrentPerson person, MailDesk desk, RawDownload download) {
        this.person = person;
        this.desk = desk;
        this.download = download;
    }

    /** @param discarded the last that were discarded, at most fifty */
    public record MailPage(
            MailState state,
            List<ParkedMail> parked,
            @Nullable String next,
            List<ParkedMail> discarded) {}

    @GET
    public Page show(@QueryParam("after") @Nullable String after) {
        person.require(Role.ADMIN);
        var list = MailResource.listing(desk, Cursor.place(after), A_PAGE);
        return Page.of("mail/mail", new MailPage(desk.state(), list.items(), list.next(), desk.discarded(A_PAGE)));
    }

    @GET
    @Path("parked/{id}/raw")
    @Produces(MediaType.WILDCARD)
    public Response raw(@PathParam("id") String id) {
        return download.answer(id, person);
    }

    @POST
    @Path("parked/{id}/replay")
    public Response replay(@PathParam("id") String id) {
        person.require(Role.ADMIN);
        desk.replay(id);
        return to("/mail?notice=mail.taken");
    }

    @POST
    @Path("parked/replay")
    public Response replayAll() {
        person.require(Role.ADMIN);
        desk.replayAll();
        return to("/mail?notice=mail.again");
    }

    @POST
    @Path("parked/{id}/discard")
    public Response discard(@PathParam("id") String id, @FormParam("reason") @Nullable String reason) {
        person.require(Role.ADMIN);
        desk.discard(id, reason == null ? "" : reason, person.id());
        return to("/mail?notice=mail.discarded");
    }

    private static Response to(String page) {
        return Response.seeOther(URI.create(page)).build();
    }
}
