package org.entente.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What browsers are told about every answer. A resource that sets one of these itself replaces it. */
final class SecurityHeaders {
    /** Pictures may be in the style sheet itself ({@code data:}): Bootstrap draws its arrows and ticks so. */
    static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; frame-ancestors 'self'; form-action 'self'";

    private SecurityHeaders() {}

    static void put(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cache-Control", caching(request));
        if (isSecure(request)) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private static String caching(HttpServletRequest request) {
        var path = request.getRequestURI();
        if (path.startsWith("/webjars/") || Paths.isStatic(path) && request.getQueryString() != null) {
            return "public, max-age=31536000, immutable";
        }
        return Paths.isStatic(path) ? "no-cache" : "no-store";
    }

    /** Directly, or as the reverse proxy in front says. A lie only makes a cookie stricter. */
    static boolean isSecure(HttpServletRequest request) {
        return request.isSecure() || "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto"));
    }
}
