package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class FileFlagsTest {
    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] zip(String entry, int size) throws IOException {
        var octets = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(octets)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(octets("<a/>"));
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(new byte[size]);
        }
        return octets.toByteArray();
    }

    private static byte[] ole(String stream) {
        return octets("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1"
                + new String(stream.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1));
    }

    @Test
    void saysNothingOfOrdinaryFiles() throws IOException {
        assertEquals(
                List.of(), FileFlags.of("cv.pdf", octets("%PDF-1.7 1 0 obj /JSomething /Launcher (see /OpenActions)")));
        assertEquals(List.of(), FileFlags.of("cv.docx", zip("word/styles.xml", 10)));
        assertEquals(List.of(), FileFlags.of("cv.doc", ole("WordDocument")));
        assertEquals(List.of(), FileFlags.of("", new byte[0]));
        assertEquals(List.of(), FileFlags.of("cut.zip", octets("PK\u0003\u0004 and no more")));
    }

    @Test
    void seesMacros() throws IOException {
        assertEquals(List.of("macros"), FileFlags.of("cv.docx", zip("word/vbaProject.bin", 10)));
        assertEquals(List.of("macros"), FileFlags.of("cv.odt", zip("Basic/Standard/Module1.xml", 10)));
        assertEquals(List.of("macros"), FileFlags.of("cv.doc", ole("_VBA_PROJECT")));
    }

    @Test
    void seesWhatIsEncrypted() throws IOException {
        var zip = zip("cv.pdf", 10);
        int directory = new String(zip, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
        zip[directory + 8] |= 1;
        assertEquals(List.of("encrypted"), FileFlags.of("cv.zip", zip));
        assertEquals(List.of("encrypted"), FileFlags.of("cv.docx", ole("EncryptedPackage")));
        assertEquals(List.of("encrypted"), FileFlags.of("cv.pdf", octets("%PDF-1.7 trailer << /Encrypt 5 0 R >>")));
    }

    @Test
    void seesPdfsThatActHoweverTheyAreSpelled() {
        for (var act : List.of(
                "/JavaScript", "/OpenAction", "/Launch", "/JS (", "/AA<<", "/J#61vaScript", "/#4F#70enAction ")) {
            assertEquals(List.of("active"), FileFlags.of("cv.pdf", octets("\n%PDF-1.7 << " + act + " >>")), act);
        }
    }

    @Test
    void seesBombsAndPrograms() throws IOException {
        assertEquals(List.of("bomb"), FileFlags.of("cv.zip", zip("zeros", 30 << 20)));
        assertEquals(List.of("program"), FileFlags.of("cv.pdf", octets("MZ\u0090\u0000")));
        assertEquals(List.of("program"), FileFlags.of("cv.pdf.JS ", octets("x")));
        assertEquals(List.of("program"), FileFlags.of("cv.html", octets("<html>")));
    }
}
