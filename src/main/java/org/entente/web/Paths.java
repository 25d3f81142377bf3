package org.entente.web;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Which path is for whom. Whatever is not named here needs a sign-in. */
final class Paths {
    private Paths() {}

    static boolean isApi(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    static boolean isStatic(String path) {
        return isPlain(path) && isUnderStatic(path);
    }

    private static boolean isUnderStatic(String path) {
        return path.startsWith("/webjars/") || path.startsWith("/static/") || path.equals("/favicon.ico");
    }

    static boolean isPublic(String path) {
        return isStatic(path)
                || path.equals("/sign-in")
                || path.equals("/language")
                || isForTheWorld(path)
                || isPlain(path)
                        && (path.startsWith("/one-time/") || path.startsWith("/lists/confirm/") || isOneClick(path));
    }

    /** What a proxy may show to everybody: there nobody is signed in, whatever cookie came. */
    static boolean isForTheWorld(String path) {
        return path.equals("/jobs") || isPlain(path) && path.startsWith("/jobs/");
    }

    /** What the program of a mail's reader posts to by itself (RFC 8058): the secret is in the address, and no cookie counts. */
    static boolean isOneClick(String path) {
        return isPlain(path) && path.startsWith("/lists/leave/");
    }

    /** Not written so that somebody further in could read it as another path. */
    private static boolean isPlain(String path) {
        return !path.contains("..")
                && !path.contains("//")
                && path.chars().noneMatch(c -> c == '%' || c == ';' || c == '\\');
    }

    /**
     * Where to go after a sign-in: only a path of this site. Browsers read {@code //host} and {@code /\host} as another
     * host and drop tabs and line breaks, so those are refused rather than mended.
     */
    static String next(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.startsWith("//") || wanted.length() > 2_000) {
            return "/";
        }
        if (wanted.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f)) {
            return "/";
        }
        try {
            var uri = new URI(wanted);
            return uri.getScheme() == null
                            && uri.getRawAuthority() == null
                            && !uri.getPath().startsWith("//")
                    ? wanted
                    : "/";
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
