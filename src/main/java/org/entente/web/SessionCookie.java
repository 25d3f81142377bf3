package org.entente.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cookies: only for this site, and over TLS alone where the reader came over TLS. */
final class SessionCookie {
    private static final String NAME = "entente-session";

    private SessionCookie() {}

    static Optional<String> of(HttpServletRequest request) {
        return value(request, NAME).filter(token -> token.length() < 100);
    }

    static Optional<String> value(HttpServletRequest request, String name) {
        Cookie @Nullable [] cookies = request.getCookies();
        return Stream.of(cookies == null ? new Cookie[0] : cookies)
                .filter(cookie -> cookie.getName().equals(name))
                .map(Cookie::getValue)
                .findFirst();
    }

    /** Ends with the browser; how long the session really lasts is the database's affair. */
    static NewCookie begin(HttpServletRequest request, String token) {
        return named(request, NAME).value(token).httpOnly(true).build();
    }

    static NewCookie end(HttpServletRequest request) {
        return named(request, NAME).value("").maxAge(0).httpOnly(true).build();
    }

    static NewCookie.Builder named(HttpServletRequest request, String name) {
        return new NewCookie.Builder(name)
                .path("/")
                .sameSite(NewCookie.SameSite.LAX)
                .secure(SecurityHeaders.isSecure(request));
    }
}
