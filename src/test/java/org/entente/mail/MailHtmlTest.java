package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHtmlTest {
    private static MailHtml.Clean clean(String html, boolean remote) {
        return MailHtml.clean(html, remote, id -> id.equals("c1") ? "/mail/file/1" : null);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<p onclick=\"alert(1)\">a</p>",
                "<a href=\"javascript:alert(1)\">a</a>",
                "<a href=\"&#x6a;avascript:alert(1)\">a</a>",
                "<a href=\"data:text/html,alert(1)\">a</a>",
                "<img src=\"javascript:alert(1)\">",
                "<img src=\"data:image/svg+xml;base64,alert\">",
                "<iframe src=\"https://alert.example\"></iframe>",
                "<form action=\"https://alert.example\"><input name=alert></form>",
                "<p style=\"background: url(https://alert.example/x.png)\">a</p>",
                "<style>@import 'https://alert.example';</style>",
                "<link rel=stylesheet href=\"https://alert.example\">",
                "<meta http-equiv=refresh content=\"0; url=https://alert.example\">",
                "<base href=\"https://alert.example\">",
                "<svg><a xlink:href=\"javascript:alert(1)\">a</a></svg>",
                "<table background=\"https://alert.example/x.png\"><tr><td>a</td></tr></table>",
                "<img srcset=\"https://alert.example/x.png 2x\">",
                "<img src=\"/alert\">"
            })
    void leavesOutWhatActsOrCallsHome(String html) {
        assertFalse(
                clean(html, false).html().contains("alert"), clean(html, false).html());
        assertFalse(
                clean(html, true).html().contains("alert"), clean(html, true).html());
    }

    @Test
    void countsPicturesOfOthersAndShowsThemOnlyWhenAsked() {
        var html = "<img src=\"https://t.example/1.gif\" alt=\"Share\"><img src=\"//t.example/2.gif\">"
                + "<img src=\"HTTP://t.example/3.gif\">";

        var quiet = clean(html, false);
        assertEquals(3, quiet.remote());
        assertFalse(quiet.html().contains("t.example"), quiet.html());
        assertTrue(quiet.html().contains("alt=\"Share\""), quiet.html());

        var shown = clean(html, true);
        assertTrue(shown.html().contains("src=\"https://t.example/1.gif\""), shown.html());
    }

    @Test
    void showsPicturesOfTheMailItself() {
        var clean = clean("<img src=\"cid:c1\" alt=\"a\"><img src=\"cid:other\" alt=\"b\">", false);

        assertEquals(0, clean.remote());
        assertTrue(clean.html().contains("src=\"/mail/file/1\""), clean.html());
        assertFalse(clean.html().contains("cid:"), clean.html());
        assertTrue(clean("<img src=\"data:image/png;base64,iVBORw0K\">", false)
                .html()
                .contains("data:image/png"));
    }

    @Test
    void keepsTheLooks() {
        var clean = clean(
                "<table width=\"600\" bgcolor=\"#fff\"><tr><td style=\"color: red; padding: 4px\" colspan=2><b>Été</b></td></tr></table>"
                        + "<a href=\"https://panel.example/?a=1&amp;b=2\">See</a>",
                false);

        assertTrue(clean.html().contains("<table width=\"600\" bgcolor=\"#fff\">"), clean.html());
        assertTrue(clean.html().contains("color:red"), clean.html());
        assertTrue(clean.html().contains("<b>Été</b>"), clean.html());
        assertTrue(
                clean.html().contains("rel=\"noopener noreferrer nofollow\"")
                        && clean.html().contains("target=\"_blank\""),
                clean.html());
    }
}
