package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleReportTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/entente/panel");

    @ParameterizedTest
    @ValueSource(ints = {10, 11})
    void liesBesideTheTestsAsItIsMade(int last) throws Exception {
        var file = FOLDER.resolve("panel-sols-2026-P" + last + ".csv");
        if (Boolean.getBoolean("sample.write")) {
            java.nio.file.Files.createDirectories(FOLDER);
            java.nio.file.Files.write(file, SampleReport.csv(last));
            java.nio.file.Files.write(FOLDER.resolve("panel-sols-2026-P" + last + ".xlsx"), SampleReport.xlsx(last));
        }
        assertArrayEquals(SampleReport.csv(last), java.nio.file.Files.readAllBytes(file));
    }

    @Test
    void isReadAlikeAsTextAndAsWorkbook() throws Exception {
        var text = Files.read("panel.csv", SampleReport.csv(11), none -> Optional.empty());
        var book = Files.read(
                "panel.xlsx",
                java.nio.file.Files.readAllBytes(FOLDER.resolve("panel-sols-2026-P11.xlsx")),
                none -> Optional.empty());

        assertTrue(text.isRead(), text.gaps().toString());
        assertEquals(3 * 7 * 13 * 8, text.count());
        assertEquals(
                Files.figures(text).stream()
                        .map(line -> line.replaceAll("(\\.\\d*?)0+ ", "$1 ").replace(". ", " "))
                        .toList(),
                Files.figures(book).stream()
                        .map(line -> line.replaceAll("(\\.\\d*?)0+ ", "$1 ").replace(". ", " "))
                        .toList());
        assertTrue(
                Files.lines(text).get(1 + 13 * 8).endsWith(",,Total aspirateurs"),
                Files.lines(text).get(1 + 13 * 8));
    }
}
