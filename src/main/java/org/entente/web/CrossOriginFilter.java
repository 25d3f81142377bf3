package org.entente.web;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what another site makes a reader's browser send here. Browsers say where a request comes from in
 * {@code Sec-Fetch-Site} (over TLS or on localhost), else in {@code Origin}, which all send with a POST since 2020;
 * programs send neither and have no cookie that could be abused. The cookie is {@code SameSite=Lax} besides, and an older
 * browser's {@code Referer} is looked at too. So forms need no token.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 10)
public class CrossOriginFilter implements ContainerRequestFilter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!SAFE.contains(request.getMethod())
                && !Paths.isOneClick(request.getUriInfo().getRequestUri().getRawPath())
                && !isOurs(
                        request.getHeaderString("Sec-Fetch-Site"),
                        request.getHeaderString("Origin"),
                        request.getHeaderString("Referer"),
                        request.getHeaderString("Host"))) {
            throw new Problem(
                    403,
                    "cross-origin",
                    "This request was sent by a page of another site, so it was not carried out. Open Entente itself and try again there.");
        }
    }

    static boolean isOurs(
            @Nullable String fetchSite, @Nullable String origin, @Nullable String referer, @Nullable String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        if (origin != null) {
            return isAt(origin, host);
        }
        return referer == null || isAt(referer, host);
    }

    private static boolean isAt(String address, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(address).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
