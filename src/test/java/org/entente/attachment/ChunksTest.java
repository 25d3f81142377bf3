package org.entente.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "524287, 1, 524287", "524288, 1, 524288", "524289, 2, 1", "52428800, 100, 524288"})
    void onlyTheLastChunkIsShorter(long size, int parts, int last) {
        assertEquals(parts, Chunks.parts(size));
        assertEquals(last, Chunks.octets(size, parts - 1));
        if (parts > 1) {
            assertEquals(Chunks.OCTETS, Chunks.octets(size, 0));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "ABCDEF0000000000000000000000000000000000000000000000000000000000"})
    void refusesAReferenceWithoutAHash(String id) {
        assertThrows(IllegalArgumentException.class, () -> new Reference(id, "a", "text/plain", 1));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void refusesAReferenceToNothing(long size) {
        assertThrows(IllegalArgumentException.class, () -> new Reference("0".repeat(64), "a", "text/plain", size));
    }
}
