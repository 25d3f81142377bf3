package org.entente.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.entente.people.CurrentPerson;
import org.entente.people.Profile;
import org.entente.people.Sessions;
import org.entente.people.SignIns;
import org.entente.people.TooManyAttempts;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** In, out, and the first password. */
@Path("/")
@Produces(Page.HTML)
@RequestScoped
public class SignInPages {
    private SignIns signIns;
    private Sessions sessions;
    private CurrentPerson person;
    private Visitor visitor;
    private HttpServletRequest request;

    protected SignInPages() {}

    @Inject
    SignInPages(SignIns signIns, Sessions sessions, CurrentPerson person, Visitor visitor, HttpServletRequest request) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.person = person;
        this.visitor = visitor;
        this.request = request;
    }

    /**
     * @param refused the sign-in and password do not fit
     * @param again when the next attempt will be looked at
     * @param held the body of a form that was sent without a session, to be offered again; or empty
     */
    public record Form(String signIn, String next, boolean refused, Optional<Instant> again, String held) {}

    @GET
    @Path("sign-in")
    public Response form(@QueryParam("next") @Nullable String next) {
        return person.isSignedIn()
                ? Response.seeOther(URI.create(Paths.next(next))).build()
                : Page.of("web/signin", new Form("", Paths.next(next), false, Optional.empty(), ""))
                        .status(200);
    }

    @POST
    @Path("sign-in")
    public Response signIn(
            @FormParam("signIn") @DefaultValue("") String signIn,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("next") @Nullable String next,
            @FormParam("held") @DefaultValue("") String held) {
        try {
            var found = signIns.check(signIn, password, visitor.address(request));
            return held.isEmpty() ? begin(found, Paths.next(next)) : offer(found, HeldForm.of(Paths.next(next), held));
        } catch (TooManyAttempts wait) {
            var again = Instant.now().plus(wait.retryAfter()).plus(Duration.ofMillis(999));
            var page = Page.of("web/signin", new Form(signIn, Paths.next(next), false, Optional.of(again), held))
                    .status(429);
            page.getHeaders()
                    .putSingle(HttpHeaders.RETRY_AFTER, wait.retryAfter().toSeconds());
            return page;
        } catch (Problem refused) {
            return Page.of("web/signin", new Form(signIn, Paths.next(next), true, Optional.empty(), held))
                    .status(422);
        }
    }

    @POST
    @Path("sign-out")
    public Response signOut() {
        SessionCookie.of(request).ifPresent(sessions::end);
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(SessionCookie.end(request))
                .build();
    }

    /** Whose first or new password it is, and what is wrong with the one just tried. */
    public record Choice(Profile person, String token, List<Fault> faults) {}

    @GET
    @Path("one-time/{token}")
    public Page choice(@PathParam("token") String token) {
        return Page.of("web/onetime", new Choice(signIns.invited(token), token, List.of()));
    }

    @POST
    @Path("one-time/{token}")
    public Response choose(
            @PathParam("token") String token,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("again") @DefaultValue("") String again) {
        var invited = signIns.invited(token);
        if (!password.equals(again)) {
            return Page.of(
                            "web/onetime",
                            new Choice(invited, token, List.of(new Fault("again", "web.fault.password-again"))))
                    .status(422);
        }
        try {
            return begin(signIns.choose(token, password), "/");
        } catch (Problem weak) {
            if (weak.faults().isEmpty()) {
                throw weak;
            }
            return Page.of("web/onetime", new Choice(invited, token, weak.faults()))
                    .status(422);
        }
    }

    private Response offer(Profile found, HeldForm form) {
        person.signedIn(found);
        var cookie = begin(found, "/").getCookies().values().iterator().next();
        return Response.fromResponse(Page.of("web/held", form).status(200))
                .cookie(cookie)
                .build();
    }

    private Response begin(Profile found, String next) {
        SessionCookie.of(request).ifPresent(sessions::end);
        return Response.seeOther(URI.create(next))
                .cookie(SessionCookie.begin(request, sessions.begin(found.id())))
                .build();
    }
}
