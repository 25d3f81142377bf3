package org.entente.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 0",
        "bytes=0-9, 0, 9",
        "bytes=90-, 90, 99",
        "bytes=-10, 90, 99",
        "bytes=-500, 0, 99",
        "bytes=50-500, 50, 99",
    })
    void readsOneRange(String header, long first, long last) {
        assertEquals(Optional.of(new ByteRange(first, last)), ByteRange.of(header, 100));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes=-",
                "bytes=5-1",
                "bytes=0-1,3-4",
                "items=0-1",
                "bytes=a-b",
                "bytes=99999999999999999999-"
            })
    void answersTheRestWithTheWhole(String header) {
        assertEquals(Optional.empty(), ByteRange.of(header, 100));
    }

    @Test
    void knowsWhatLiesBeyondTheEnd() {
        assertFalse(ByteRange.of("bytes=100-", 100).orElseThrow().isSatisfiable());
        assertFalse(ByteRange.of("bytes=-0", 100).orElseThrow().isSatisfiable());
        assertTrue(ByteRange.of("bytes=99-", 100).orElseThrow().isSatisfiable());
    }
}
