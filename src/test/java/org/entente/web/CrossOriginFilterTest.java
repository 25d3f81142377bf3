package org.entente.web;

import static org.entente.web.CrossOriginFilter.isOurs;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class CrossOriginFilterTest {
    @Test
    void believesTheBrowserFirst() {
        assertTrue(isOurs("same-origin", null, null, "a.example"));
        assertTrue(isOurs("none", null, null, "a.example"));
        assertFalse(isOurs("cross-site", "https://a.example", null, "a.example"));
        assertFalse(isOurs("same-site", null, null, "a.example"));
    }

    @Test
    void comparesTheOriginWithTheHost() {
        assertTrue(isOurs(null, "https://a.example", null, "A.example"));
        assertTrue(isOurs(null, "http://localhost:8081", null, "localhost:8081"));
        assertFalse(isOurs(null, "http://localhost:8082", null, "localhost:8081"));
        assertFalse(isOurs(null, "https://a.example.evil.example", null, "a.example"));
        assertFalse(isOurs(null, "null", null, "a.example"));
        assertFalse(isOurs(null, "https://a.example", null, null));
        assertFalse(isOurs(null, "not an origin", null, "a.example"));
    }

    @Test
    void looksAtTheRefererOfAnOlderBrowser() {
        assertTrue(isOurs(null, null, "https://a.example/compose", "a.example"));
        assertFalse(isOurs(null, null, "https://evil.example/a.example", "a.example"));
    }

    @Test
    void letsProgramsPass() {
        assertTrue(isOurs(null, null, null, "a.example"));
    }
}
