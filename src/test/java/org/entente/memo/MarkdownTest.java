package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTest {
    @Test
    void showsWhatWasMeant() {
        assertEquals("<p>New <strong>prices</strong></p>\n", Markdown.html("New **prices**"));
    }

    @Test
    void showsTables() {
        assertTrue(Markdown.html("|a|b|\n|-|-:|\n|1|2|").contains("<td align=\"right\">2</td>"));
    }

    @Test
    void letsAWideTableBeScrolledByKeyboard() {
        assertTrue(Markdown.html("|a|\n|-|\n|1|").contains("<table tabindex=\"0\">"));
    }

    @Test
    void showsHtmlAsText() {
        assertEquals("<p>&lt;b&gt;x&lt;/b&gt;</p>\n", Markdown.html("<b>x</b>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[x](javascript:alert(1))",
                "[x](JaVaScRiPt:alert(1))",
                "[x](data:text/html,<script>alert(1)</script>)",
                "![x](http://tracker.example/p.png)",
                "<img src=x onerror=alert(1)>",
                "<a href='javascript:alert(1)'>x</a>",
                "[x](vbscript:x)",
                "<svg/onload=alert(1)>"
            })
    void runsNothing(String hostile) {
        var html = Markdown.html(hostile).toLowerCase();
        assertFalse(html.matches("(?s).*<(script|img|svg|iframe|object)\\b.*"), html);
        assertFalse(html.matches("(?s).*href=\"(?!http|mailto)[^\"]*:.*"), html);
    }

    @Test
    void linksToMailAndWeb() {
        assertTrue(Markdown.html("[w](https://fr.example/a)").contains("href=\"https://fr.example/a\""));
        assertTrue(Markdown.html("[m](mailto:hr&#64;fr.example)").contains("href=\"mailto:"));
    }
}
