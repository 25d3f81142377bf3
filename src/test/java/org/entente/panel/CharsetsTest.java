package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CharsetsTest {
    @TempDir
    private Path folder;

    private static final String FRENCH =
            "Marché;Référence;Période\r\nÎle-de-France;Électro – l’été;P03 2026;1\u00a0234,5 €\r\n";

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of(FRENCH, StandardCharsets.UTF_8, ""),
                Arguments.of(FRENCH, StandardCharsets.UTF_8, "\uFEFF"),
                Arguments.of(FRENCH, StandardCharsets.UTF_16LE, "\uFEFF"),
                Arguments.of(FRENCH, StandardCharsets.UTF_16BE, "\uFEFF"),
                Arguments.of(FRENCH, StandardCharsets.UTF_16LE, ""),
                Arguments.of(FRENCH, StandardCharsets.UTF_16BE, ""),
                Arguments.of(FRENCH, Charsets.WINDOWS, ""),
                Arguments.of(FRENCH, Charsets.MAC, ""),
                Arguments.of("MARCHÉ;PÉRIODE;DÉTENTEURS\r\n", Charsets.WINDOWS, ""),
                Arguments.of("MARCHÉ;PÉRIODE;DÉTENTEURS\r\n", Charsets.MAC, ""),
                Arguments.of("market,value (£)\nUK,1\n", Charsets.WINDOWS, ""),
                Arguments.of("à l'été;1\u00a0234\n", Charsets.MAC, ""),
                Arguments.of("à l'été;1\u00a0234\n", Charsets.WINDOWS, ""));
    }

    @ParameterizedTest
    @MethodSource("files")
    void areToldByWhatTheyMakeOfTheText(String text, Charset charset, String mark) throws Exception {
        var file = folder.resolve("file.csv");
        java.nio.file.Files.write(file, (mark + text).getBytes(charset));

        var written = Charsets.of(file);

        var octets = java.nio.file.Files.readAllBytes(file);
        assertEquals(text, new String(octets, written.mark(), octets.length - written.mark(), written.charset()));
    }
}
