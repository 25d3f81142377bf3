package org.entente.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class FileTypeTest {
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    private static final byte[] ZIP = HexFormat.of().parseHex("504b0304140000000800");

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void readsTheOctets() {
        assertEquals("application/pdf", FileType.of(text("%PDF-1.7\n")));
        assertEquals("image/png", FileType.of(PNG));
        assertEquals("application/octet-stream", FileType.of(HexFormat.of().parseHex("0001020304ff00fe")));
    }

    @Test
    void aNameMakesNoPageAndNoPicture() {
        assertEquals("text/html", FileType.of(text("<html><script>alert(1)</script></html>"), "innocent.pdf"));
        assertEquals("text/plain", FileType.of(text("hello"), "page.html"));
        assertEquals("application/octet-stream", FileType.of(HexFormat.of().parseHex("0001020304ff00fe"), "x.png"));
        assertEquals("application/zip", FileType.of(ZIP, "x.apk"));
    }

    @Test
    void aNameSaysWhichOfficeFileItIs() {
        assertEquals(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", FileType.of(ZIP, "budget.xlsx"));
        assertEquals("application/vnd.oasis.opendocument.text", FileType.of(ZIP, "lettre.odt"));
        assertEquals("text/csv", FileType.of(text("a;b\n1;2\n"), "figures.csv"));
    }

    @Test
    void showsOnlyWhatBrowsersHaveAViewerFor() {
        assertTrue(FileType.isShown("application/pdf"));
        assertFalse(FileType.isShown("text/html"));
        assertFalse(FileType.isShown("image/svg+xml"));
    }

    @Test
    void aTypeFromOutsideIsFitForAHeader() {
        assertEquals("application/octet-stream", FileType.clean("text/html\r\nX: y"));
        assertEquals("application/octet-stream", FileType.clean(null));
        assertEquals("image/png", FileType.clean("Image/PNG"));
    }
}
