package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/memos/42?x=1&y=a%20b", "/profile#password", "/compose?to=%2F%2Fhost"})
    void goesOnWithinThisSite(String next) {
        assertEquals(next, Paths.next(next));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "evil", "",
                "/\t/evil.example", "/a\r\nSet-Cookie: x=y", "\\\\evil.example", "/%2F\\evil", " /", "/a b"
            })
    void goesNowhereElse(String next) {
        assertEquals("/", Paths.next(next));
    }

    @Test
    void goesHomeWithoutAPlace() {
        assertEquals("/", Paths.next(null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/memos",
                "/api/me",
                "/sign-in/",
                "/sign-inx",
                "/static/../memos",
                "/webjars/..%2f../memos",
                "/one-time/../people",
                "/lists/leave/../held",
                "/jobs/../people",
                "/jobs/%2e%2e/people",
                "/jobsx",
                "/lists/leave",
                "/lists/sales-fr",
                "/static//../people",
                "/static/..;/people",
                "/one-time/%2e%2e/people",
                "/SIGN-IN"
            })
    void guardsWhatIsNotNamed(String path) {
        assertFalse(Paths.isPublic(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/language",
                "/one-time/abc",
                "/lists/leave/abc",
                "/lists/confirm/abc",
                "/static/entente.css",
                "/webjars/bootstrap/5/a.css"
            })
    void opensWhatIsNamed(String path) {
        assertTrue(Paths.isPublic(path));
    }
}
