package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.entente.site.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    @Test
    void findsItsPlaceAgain() {
        var after = Cursor.of("2026-11-24T09:12:41.123456Z é/+?");

        assertTrue(after.matches("[A-Za-z0-9_-]+"));
        assertEquals("2026-11-24T09:12:41.123456Z é/+?", Cursor.place(after));
    }

    @Test
    void beginsWithoutAPlace() {
        assertEquals("", Cursor.place(null));
        assertEquals("", Cursor.place(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"!", "a", "Zg==", "%00", "AA", "_w"})
    void refusesWhatItDidNotMake(String after) {
        assertEquals(400, assertThrows(Problem.class, () -> Cursor.place(after)).status());
    }

    @Test
    void leadsOnOnlyWhileSomethingFollows() {
        var first = Listing.of(List.of("a", "b", "c"), 2, place -> place);
        var last = Listing.of(List.of("c"), 2, place -> place);

        assertEquals(List.of("a", "b"), first.items());
        assertEquals("b", Cursor.place(first.next()));
        assertNull(last.next());
    }

    @Test
    void givesAsManyAsAskedWithinReason() {
        assertEquals(50, Listing.limit(null));
        assertEquals(200, Listing.limit(200));
        assertThrows(Problem.class, () -> Listing.limit(0));
        assertThrows(Problem.class, () -> Listing.limit(201));
    }

    @Test
    void wantsToKnowWhichVersionWasChanged() {
        Versions.require("\"7\"", 7);
        Versions.require("\"6\", \"7\"", 7);
        Versions.require("*", 7);
        assertEquals(
                428,
                assertThrows(Problem.class, () -> Versions.require(null, 7)).status());
        assertEquals(
                412,
                assertThrows(Problem.class, () -> Versions.require("\"6\"", 7)).status());
        assertEquals(
                412,
                assertThrows(Problem.class, () -> Versions.require("W/\"7\"", 7))
                        .status());
    }
}
