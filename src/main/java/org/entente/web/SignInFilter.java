package org.entente.web;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.entente.people.CurrentPerson;

/** Lets nobody past who has not signed in, public paths apart; before it is known whether the path exists. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class SignInFilter implements ContainerRequestFilter {
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
        if (!Paths.isPublic(path)) {
            person.profile();
        }
    }
}
