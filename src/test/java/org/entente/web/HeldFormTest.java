package org.entente.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.entente.site.Problem;
import org.entente.web.HeldForm.Field;
import org.junit.jupiter.api.Test;

class HeldFormTest {
    @Test
    void keepsEveryFieldAsItWasTyped() {
        var form = HeldForm.of("/memos", "title=%C3%89t%C3%A9+%26+hiver&sites=fr&sites=uk&body=a%0D%0Ab&empty=&bare");

        assertEquals("/memos", form.action());
        assertEquals(
                List.of(
                        new Field("title", "Été & hiver"),
                        new Field("sites", "fr"),
                        new Field("sites", "uk"),
                        new Field("body", "a\r\nb"),
                        new Field("empty", ""),
                        new Field("bare", "")),
                form.fields());
    }

    @Test
    void keepsTheTextsOfAFormWithFiles() {
        var sent = """
                --xyz\r
                Content-Disposition: form-data; name="title"\r
                \r
                Été & "hiver"\r
                --xyz\r
                Content-Disposition: form-data; name="body"\r
                \r
                a\r
                b\r
                --xyz\r
                Content-Disposition: form-data; name="file"; filename="name=x.pdf"\r
                Content-Type: application/pdf\r
                \r
                %PDF cut short in the""";

        var held = HeldForm.held("multipart/form-data; boundary=xyz", sent.getBytes(StandardCharsets.UTF_8));
        var form = HeldForm.of("/compose", held);

        assertTrue(form.multipart());
        assertEquals(List.of(new Field("title", "Été & \"hiver\""), new Field("body", "a\r\nb")), form.fields());
    }

    @Test
    void isSentNowhereElse() {
        assertEquals("/", HeldForm.of("https://evil.example", "a=b").action());
    }

    @Test
    void refusesWhatIsNoForm() {
        assertEquals(
                400,
                assertThrows(Problem.class, () -> HeldForm.of("/memos", "a=%zz"))
                        .status());
    }
}
