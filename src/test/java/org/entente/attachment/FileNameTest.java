package org.entente.attachment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {
    @ParameterizedTest
    @CsvSource({
        "report.pdf, report.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\me\\budget.xlsx, budget.xlsx",
        "'  two   words .txt ', two words .txt",
        ".htaccess, .htaccess",
    })
    void keepsTheLastPartOfThePath(String sent, String kept) {
        assertEquals(kept, FileName.clean(sent));
    }

    @Test
    void composesAccents() {
        assertEquals("\u00e9t\u00e9.pdf", FileName.clean("e\u0301te\u0301.pdf"));
    }

    @Test
    void dropsWhatTurnsTheDirectionAround() {
        assertEquals("annexe-cod.exe", FileName.clean("annexe-\u202ecod\u2066\u200f.exe"));
    }

    @Test
    void dropsControlCharactersAndLineBreaks() {
        assertEquals("ab.txt", FileName.clean("a\r\n\u0000\u2028b\u007f.txt"));
    }

    @Test
    void keepsJoinersThatSpellingNeeds() {
        assertEquals("\u0645\u06cc\u200c\u062e.txt", FileName.clean("\u0645\u06cc\u200c\u062e.txt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", "..", "dir/", "\u202e"})
    void givesANameToTheNameless(String sent) {
        assertEquals("file", FileName.clean(sent));
    }

    @Test
    void shortensAndKeepsTheExtension() {
        var name = FileName.clean("n".repeat(400) + ".pdf");
        assertEquals(FileName.LONGEST, name.length());
        assertTrue(name.endsWith("n.pdf"));
    }

    @Test
    void neverCutsACharacterInHalf() {
        var name = FileName.clean("\ud83d\ude00".repeat(200) + ".pdf");
        assertTrue(name.length() <= FileName.LONGEST);
        assertEquals(
                name,
                new String(
                        name.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                        java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void cleaningTwiceChangesNothing() {
        var once = FileName.clean("  a\u202e/  b  .txt");
        assertEquals(once, FileName.clean(once));
    }

    @Test
    void writesOtherAlphabetsAsRfc8187() {
        assertEquals(
                "attachment; filename=\"ete _1_ 50_.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9%20%221%22%2050%25.pdf",
                FileName.disposition(false, "\u00e9t\u00e9 \"1\" 50%.pdf"));
    }

    @Test
    void aNameCannotEndTheHeader() {
        var header = FileName.disposition(true, FileName.clean("a\"; filename=\"b.html\r\nX: y"));
        assertEquals(
                "inline; filename=\"a_; filename=_b.htmlX: y\"; filename*=UTF-8''a%22%3B%20filename%3D%22b.htmlX%3A%20y",
                header);
    }
}
