package org.entente.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.stream.Collectors;
import org.entente.people.CurrentPerson;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.people.Sessions;
import org.entente.people.SignIns;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks: HTTP Basic (RFC 7617) under {@code /api}, the session's cookie elsewhere. Every request passes
 * here, so every answer gets its security headers here. It turns nobody away itself: what it could not find out is
 * left as a failure for {@link SignInFilter}, so that every refusal is worded in one place, {@link ProblemMapper}.
 */
@ApplicationScoped
class Gate implements HttpAuthenticationMechanism {
    static final String FAILURE = Gate.class.getName() + ".failure";

    private SignIns signIns;
    private Sessions sessions;
    private CurrentPerson person;
    private Visitor visitor;

    protected Gate() {}

    @Inject
    Gate(SignIns signIns, Sessions sessions, CurrentPerson person, Visitor visitor) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.person = person;
        this.visitor = visitor;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        SecurityHeaders.put(request, response);
        if (Paths.isStatic(request.getRequestURI())) {
            return context.doNothing();
        }
        visitor.greet(request);
        try {
            return find(request).map(found -> let(found, context)).orElseGet(context::doNothing);
        } catch (RuntimeException e) {
            request.setAttribute(FAILURE, e);
            return context.doNothing();
        }
    }

    private AuthenticationStatus let(Profile found, HttpMessageContext context) {
        person.signedIn(found);
        return context.notifyContainerAboutLogin(
                found.id(), found.roles().stream().map(Role::key).collect(Collectors.toSet()));
    }

    private Optional<Profile> find(HttpServletRequest request) {
        if (Paths.isForTheWorld(request.getRequestURI())) {
            return Optional.empty();
        }
        if (Paths.isApi(request.getRequestURI())) {
            return Basic.of(request.getHeader("Authorization"))
                    .map(given -> signIns.check(given.id(), given.password(), visitor.address(request)));
        }
        return SessionCookie.of(request).flatMap(sessions::resume);
    }

    static @Nullable RuntimeException failure(HttpServletRequest request) {
        return (RuntimeException) request.getAttribute(FAILURE);
    }
}
