package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static String stuffed(String message) {
        return new String(Wire.stuffed(message.getBytes(StandardCharsets.ISO_8859_1)), StandardCharsets.ISO_8859_1);
    }

    @Test
    void doublesDotsThatBeginALineAndEndsWithOne() {
        assertEquals("a: b\r\n\r\n..\r\n..c.\r\n.\r\n", stuffed("a: b\r\n\r\n.\r\n.c.\r\n"));
        assertEquals("..\r\n.\r\n", stuffed("."));
        assertEquals(".\r\n", stuffed(""));
        assertEquals("a\r\n.\r\n", stuffed("a"));
    }

    @Test
    void givesBareLineFeedsTheirReturn() {
        assertEquals("a\r\n\r\n..b\r\nc\r\n.\r\n", stuffed("a\n\n.b\r\nc\n"));
        assertEquals("\r\n..\r\n.\r\n", stuffed("\n.\n"));
    }

    @Test
    void writesAddressesAsTheyAreAndDomainsInAscii() {
        assertEquals(Optional.of("a+b@fr.example"), Wire.path("a+b@fr.example"));
        assertEquals(Optional.of("a@xn--socit-esab.example"), Wire.path("a@société.example"));
        assertEquals(Optional.of("rené@fr.example"), Wire.path("rené@fr.example"));
        assertEquals(Optional.of("a@[127.0.0.1]"), Wire.path("a@[127.0.0.1]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "@fr.example",
                "a@",
                "a b@fr.example",
                "a@fr.example>\r\nRCPT TO:<b@fr.example",
                "a\r\n@fr.example",
                "a\n.\n@fr.example",
                "a@fr.example\u0000",
                "a@fr.example\u0085",
                "<a@fr.example>",
                "a@fr..example",
                "a@fr_example"
            })
    void letsNothingThroughThatEndsALineOrAPath(String address) {
        assertEquals(Optional.empty(), Wire.path(address));
    }

    @Test
    void letsNoAddressThroughThatIsTooLong() {
        assertEquals(Optional.empty(), Wire.path("a".repeat(250) + "@fr.example"));
    }
}
