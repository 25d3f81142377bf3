package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.entente.mail.Letter;
import org.entente.mail.MailFile;
import org.entente.mail.MailReading;
import org.entente.mail.Mailbox;
import org.junit.jupiter.api.Test;

class PostHtmlTest {
    private static String page(String html, boolean pictures) {
        var picture = new MailFile("p.png", "image/png", "p@x", new byte[] {1, 2, 3});
        var letter = new Letter(new Mailbox("A", "a@b.example"))
                .subject("<script>")
                .text("x")
                .html(html, List.of(picture));
        return PostHtml.page(MailReading.read(new java.io.ByteArrayInputStream(letter.write())), pictures);
    }

    @Test
    void leavesNothingThatActs() {
        var page = page(
                "<p onclick='x()'>Hi <b>there</b></p><script>alert(1)</script><form action='/'><input></form>"
                        + "<iframe src='/'></iframe><a href='javascript:x()'>j</a><style>p{}</style>"
                        + "<base href='https://evil.example/'><meta http-equiv='refresh' content='0;url=/'>",
                true);

        assertTrue(page.contains("<p>Hi <b>there</b></p>"), page);
        for (var bad : List.of("<script", "onclick", "<form", "<input", "<iframe", "javascript:", "<base", "refresh")) {
            assertFalse(page.contains(bad), bad + " in " + page);
        }
    }

    @Test
    void showsItsOwnPicturesAndFetchesOthersOnlyWhenAsked() {
        var html = "<img src='cid:p@x' alt='own'><img src='https://spy.example/1.gif' alt='theirs'>";

        assertTrue(page(html, false).contains("src=\"data:image/png;base64,AQID\""), page(html, false));
        assertFalse(page(html, false).contains("spy.example"));
        assertTrue(page(html, true).contains("https://spy.example/1.gif"));
        assertFalse(PostHtml.policy(false).contains("https:"));
    }

    @Test
    void opensLinksElsewhereAndTellsThemNothing() {
        var page = page("<a href='https://a.example/'>a</a>", false);

        assertTrue(page.contains("target=\"_blank\"") && page.contains("noopener noreferrer"), page);
    }

    @Test
    void showsTextWhereNothingIsFormatted() {
        var letter = new Letter(new Mailbox("A", "a@b.example")).subject("s").text("1 < 2");
        var page = PostHtml.page(MailReading.read(new java.io.ByteArrayInputStream(letter.write())), false);

        assertEquals(1, page.split("1 &lt; 2", -1).length - 1, page);
    }
}
