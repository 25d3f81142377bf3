package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MailPagesTest {
    private static final String MESSAGE = """
            From: =?iso-8859-1?Q?Ren=E9?= <rene@panel.example>
            Subject: =?utf-8?Q?Parts_d=E2=80=99ao=C3=BBt?= <b>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=m

            --m
            Content-Type: multipart/alternative; boundary=a

            --a
            Content-Type: text/plain; charset=windows-1252
            Content-Transfer-Encoding: quoted-printable

            12 =80 <script>
            --a
            Content-Type: text/html; charset=utf-8

            <p>Hello <img src="cid:chart@panel"></p>
            --a--
            --m
            Content-Type: image/png
            Content-ID: <chart@panel>
            Content-Transfer-Encoding: base64

            AAEC
            --m
            Content-Type: text/csv; name="=?utf-8?Q?ao=C3=BBt=2Ecsv?="
            Content-Disposition: attachment

            P09;14,2
            --m--
            """.replace("\n", "\r\n");

    private static MailServer server;
    private static MailPages pages;

    @BeforeAll
    static void start() {
        var settings = Settings.forTests(Path.of("target/none"));
        var ports = settings.ports();
        server = new MailServer(
                new Mailboxes(settings.project(), settings.sites()),
                settings.password(),
                ports.of("smtp"),
                ports.of("imap"));
        pages = new MailPages(settings);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void countsWhatLiesInEachMailbox() throws Exception {
        send("uk-wei-chen@uk.example", "Subject: a");
        var page = html("/mail");
        assertTrue(page.contains("uk-wei-chen@uk.example</a></th><td>Wei Chen</td><td class=\"number\">1</td>"), page);
        assertTrue(page.contains(">outside</a></th><td>for a purpose</td><td class=\"number\">0</td>"), page);
    }

    @Test
    void listsTheNewestFirst() throws Exception {
        send("uk-ruth-adeyemi@uk.example", "From: a@b.example\r\nSubject: first");
        send("uk-ruth-adeyemi@uk.example", "Subject: caf\u00c3\u00a9");
        var page = html("/mail/uk-ruth-adeyemi@uk.example");
        assertTrue(page.indexOf("café") > 0 && page.indexOf("café") < page.indexOf("first"), page);
        assertTrue(html("/mail/uk-seamus-kelly@uk.example").contains("Nothing is here."));
    }

    @Test
    void showsOneMessageAndItsParts() throws Exception {
        send("fr-hr@fr.example", MESSAGE);
        var place = "/mail/fr-hr@fr.example/1";
        var page = html(place);
        assertTrue(page.contains("<h1>Parts d’août &lt;b&gt;</h1>"), page);
        assertTrue(page.contains("René &lt;rene@panel.example&gt;"), page);
        assertTrue(page.contains("12 € &lt;script&gt;"), page);
        assertTrue(page.contains("Delivered-To: fr-hr@fr.example"), page);
        assertTrue(
                page.contains("<iframe class=\"letter\" sandbox src=\"/mail/fr-hr%40fr.example/1/html?folder=INBOX\""));

        var html = answer(place + "/html");
        assertEquals(
                "<p>Hello <img src=\"data:image/png;base64,AAEC\"></p>",
                text(html).strip());
        assertTrue(html.headers().get("Content-Security-Policy").startsWith("sandbox; default-src 'none';"));
        var file = answer(place + "/parts/4");
        assertEquals("P09;14,2", text(file));
        assertEquals(
                "attachment; filename*=UTF-8''ao%C3%BBt.csv", file.headers().get("Content-Disposition"));
        assertTrue(text(answer(place + "/raw")).endsWith(MESSAGE + "\r\n"));
        assertEquals(404, answer(place + "/parts/5").status());
        assertEquals(404, answer("/mail/fr-hr@fr.example/99").status());
    }

    @Test
    void showsWhatIsBroken() throws Exception {
        send(
                "uk-zoe-lambert@uk.example",
                "From: <<>>@@\r\nTo: ;;,\r\nDate: whenever\r\nContent-Type: multipart/mixed;;; boundary\r\n"
                        + "Content-Transfer-Encoding: none\r\n\r\nbody");
        assertTrue(html("/mail/uk-zoe-lambert@uk.example").contains("(no subject)"));
        assertTrue(html("/mail/uk-zoe-lambert@uk.example/1").contains("&lt;&lt;&gt;&gt;@@"));
    }

    @Test
    void knowsNoOtherMailboxes() throws Exception {
        assertEquals(404, answer("/mail/nobody@fr.example").status());
        assertFalse(MailPages.owns("/mailbox"));
        assertFalse(MailPages.owns("/mail/outside/x"));
    }

    private static void send(String to, String message) throws IOException {
        var answer = SmtpClient.mail(server.smtpPort(), message, "a@b.example", to);
        assertTrue(answer.startsWith("250 "), answer);
    }

    private static String html(String path) throws Exception {
        var answer = answer(path);
        assertEquals(200, answer.status());
        return text(answer);
    }

    private static Answer answer(String path) throws Exception {
        return pages.answer(path, Map.of(), Locale.ENGLISH);
    }

    private static String text(Answer answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
