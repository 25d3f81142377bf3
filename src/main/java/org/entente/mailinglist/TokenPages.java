package org.entente.mailinglist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.entente.web.Page;

/**
 * Where the links in a list's mails lead, for anybody who has the secret in them. To look changes nothing: programs that
 * only look into a mail follow its links too. To post does, at once and as often as one likes (RFC 8058, section 3.2).
 */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class TokenPages {
    private Confirming confirming;

    protected TokenPages() {}

    @Inject
    TokenPages(Confirming confirming) {
        this.confirming = confirming;
    }

    /**
     * @param token the secret; empty where it is unknown or too old
     * @param wish {@code join} or {@code leave}
     * @param state {@code asks}, {@code done}, {@code waits} for an owner, or {@code unknown}
     */
    public record Confirmation(String token, String title, String address, String wish, String state) {
        static final Confirmation UNKNOWN = new Confirmation("", "", "", "", "unknown");
    }

    @GET
    @Path("lists/confirm/{token}")
    public Response ask(@PathParam("token") String token) {
        return page("mailinglist/confirm", confirming.asked(token));
    }

    @POST
    @Path("lists/confirm/{token}")
    public Response confirm(@PathParam("token") String token) {
        return page("mailinglist/confirm", confirming.confirm(token));
    }

    @GET
    @Path("lists/leave/{token}")
    public Response look(@PathParam("token") String token) {
        return page("mailinglist/leave", confirming.leaving(token));
    }

    @POST
    @Path("lists/leave/{token}")
    public Response leave(@PathParam("token") String token) {
        return page("mailinglist/leave", confirming.leave(token));
    }

    private static Response page(String template, Confirmation model) {
        return Page.of(template, model).status(model.state().equals("unknown") ? 404 : 200);
    }
}
