package org.entente.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.entente.people.CurrentPerson;

/**
 * Lets nobody past who has not signed in, public paths apart; before it is known whether the path exists. A form whose
 * session has ended meanwhile is held, see {@link HeldForm}.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class SignInFilter implements ContainerRequestFilter {
    private static final int KEPT = 1_000_000;
    private static final int LONGEST = 100_000_000;

    private CurrentPerson person;
    private HttpServletRequest request;

    protected SignInFilter() {}

    @Inject
    SignInFilter(CurrentPerson person, HttpServletRequest request) {
        this.person = person;
        this.request = request;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var path = request.getRequestURI();
        var failure = Gate.failure(request);
        if (failure != null) {
            throw failure;
        }
        if (Paths.isPublic(path) || person.isSignedIn()) {
            return;
        }
        if (!Paths.isApi(path) && isForm(context)) {
            var form = hold(context);
            if (!form.held().endsWith(":")) {
                context.abortWith(Page.of("web/signin", form).status(403));
                return;
            }
        }
        person.profile();
    }

    private static boolean isForm(ContainerRequestContext context) {
        var type = context.getMediaType();
        return context.getMethod().equals("POST")
                && type != null
                && (type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)
                        || type.isCompatible(MediaType.MULTIPART_FORM_DATA_TYPE))
                && context.getLength() > 0
                && context.getLength() < LONGEST;
    }

    private SignInPages.Form hold(ContainerRequestContext context) {
        try {
            var body = context.getEntityStream();
            var held = HeldForm.held(context.getHeaderString("Content-Type"), body.readNBytes(KEPT));
            // a browser shows no answer to a form that it could not send to the end
            body.transferTo(OutputStream.nullOutputStream());
            return new SignInPages.Form("", Paths.next(request.getRequestURI()), false, Optional.empty(), held);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
