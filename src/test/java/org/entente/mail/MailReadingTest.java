package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailReadingTest {
    private static final String FRENCH = "Les ventes de l’été : « 12 % » à Noël, c’est déjà ça — œuvre complète, 5 €\n";

    private static MailMessage read(String name) {
        return MailReading.read(MailCorpus.mail(name));
    }

    private static List<String> names(MailMessage mail) {
        return mail.files().stream().map(MailFile::name).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "utf8",
                "utf8-as-latin1",
                "windows-as-latin1",
                "windows-as-utf8",
                "windows-as-ascii",
                "windows-undeclared",
                "windows-as-unknown",
                "mac",
                "mac-as-latin1",
                "mac-undeclared"
            })
    void readsFrenchWhateverItsCharsetIsSaidToBe(String name) {
        assertEquals(FRENCH, read(name).text());
    }

    @Test
    void readsOtherCharsets() {
        assertEquals("It’s £12 – “cheap”\n", read("pound").text());
        assertEquals("Отчёт готов\n", read("koi8").text());
        assertEquals("Été", read("utf16").text());
        assertEquals("déjà été préféré\uFFFD", read("utf8-cut").text());
        assertEquals("déjà\n", read("no-type-8bit").text());
        assertEquals("déjà\n", read("no-semicolon").text());
        assertEquals("application/octet-stream", read("odd-type").files().get(0).type());
    }

    @Test
    void readsHeadersAsPeopleMeantThem() {
        var mail = read("words");

        assertEquals(new Mailbox("Andrée Dupônt", "andree@fr.example"), mail.from());
        assertEquals(
                List.of(
                        new Mailbox("Smith, John", "john@uk.example"),
                        new Mailbox("", "ana@uk.example"),
                        new Mailbox("Zoë", "zoe@uk.example")),
                mail.to());
        assertEquals(List.of(new Mailbox("Zoë Müller", "zoë@müller.example")), mail.cc());
        assertEquals("Été à Noël et \"café\"", mail.subject());
        assertEquals(Instant.parse("2026-11-24T08:12:00Z"), mail.sentAt());
        assertEquals(List.of("a@b"), mail.inReplyTo());
        assertEquals(List.of("0@b", "a@b"), mail.references());
        assertEquals(Optional.of("one two"), mail.header("x-note"));
        assertEquals("", mail.messageId());
    }

    @Test
    void readsRawOctetsInHeaders() {
        var mail = read("raw-header");

        assertEquals(new Mailbox("Hélène", "h@fr.example"), mail.from());
        assertEquals("Réunion à Paris", mail.subject());
    }

    @Test
    void namesFilesAsTheSenderDidAndSafely() {
        assertEquals(
                List.of(
                        "rapport été P09.csv",
                        "résumé.csv",
                        "coûts.csv",
                        "coûts utf.csv",
                        "My report.csv",
                        "passwd",
                        "file-7.pdf",
                        "été.txt",
                        "file-9.txt",
                        "facturefdp.exe"),
                names(read("names")));
    }

    @Test
    void joinsFlowedLines() {
        assertEquals(
                "One paragraph that goes on.\n\n> quoted and going on\n>> deeper\nfrom the start\n-- \nPanel\n",
                read("flowed").text());
        assertEquals("anticonstitution\n", read("flowed-delsp").text());
    }

    @Test
    void takesThePlainAlternativeAndKeepsTheRich() {
        var mail = read("alternative");

        assertEquals("Plain", mail.text());
        assertEquals("<p>Rich</p>", mail.html());
        assertEquals(List.of(), mail.files());
    }

    @Test
    void readsHtmlAsText() {
        assertEquals(
                "Été\n\nOne\ntwo three\n\n- a\n- b\n\nx y\n\nSee (https://panel.example/p)",
                read("html-only").text());
    }

    @Test
    void keepsPicturesThatTheHtmlShows() {
        var mail = read("related");
        var picture = mail.files().get(0);

        assertEquals("Chart\n\nshare", mail.text());
        assertEquals("c1", picture.contentId());
        assertEquals("file-1.png", picture.name());
        assertArrayEquals(MailCorpus.PICTURE, picture.octets());
    }

    @Test
    void readsTextAroundFilesInItsOrder() {
        var mail = read("apple-mail");

        assertEquals("Before\n\nAfter", mail.text());
        assertEquals(List.of("a.png"), names(mail));
        assertArrayEquals(MailCorpus.PICTURE, mail.files().get(0).octets());
        assertEquals(List.of("file-1.ics"), names(read("calendar")));
    }

    @Test
    void tellsWhatIsSealed() {
        assertTrue(read("signed").sealed());
        assertEquals("Sealed text", read("signed").text());
        assertEquals(List.of("file-1.asc"), names(read("signed")));
        assertTrue(read("encrypted").sealed());
        assertEquals(List.of("file-1.asc", "encrypted.asc"), names(read("encrypted")));
        assertTrue(read("smime").sealed());
        assertEquals(List.of("smime.p7m"), names(read("smime")));
        assertTrue(read("inline-pgp").sealed());
        assertFalse(read("alternative").sealed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-boundary", "wrong-boundary"})
    void findsPartsWithoutTheirBoundary(String name) {
        var mail = read(name);

        assertEquals("Body", mail.text());
        assertEquals(List.of("r.csv"), names(mail));
        assertEquals("1;2", new String(mail.files().get(0).octets(), StandardCharsets.US_ASCII).strip());
    }

    @Test
    void readsWhatIsLeftOfBrokenParts() {
        assertEquals("Only text\n", read("no-part").text().replace("\r", ""));
        var cut = read("cut").files().get(0);
        assertEquals("p.png", cut.name());
        assertEquals(10, cut.octets().length);
        assertEquals("Hello world", read("broken-base64").text());
        assertEquals("déjà 100=% of it =ZZ\n", read("broken-quoted").text());
        assertEquals("As it is\n", read("unknown-encoding").text());
    }

    @Test
    void takesUuencodeOutOfTheText() {
        var mail = read("uuencode");

        assertEquals("Here:\n\n\nBye\n", mail.text());
        assertEquals(List.of("cat.txt"), names(mail));
        assertEquals("Cat", new String(mail.files().get(0).octets(), StandardCharsets.US_ASCII));
        assertEquals(List.of(), read("not-uuencode").files());
    }

    @Test
    void opensMessagesWithin() {
        var mail = read("nested");

        assertEquals("See below\n\nP08 / first\n\nInner text", mail.text());
        assertEquals(List.of("P08 - first.eml", "inner.csv"), names(mail));
        assertTrue(new String(mail.files().get(0).octets(), StandardCharsets.US_ASCII)
                .startsWith("From: Ana <ana@uk.example>\r\n"));
    }

    @Test
    void keepsThePartsOfADeliveryReport() {
        var mail = read("report");

        assertEquals(
                List.of("message/delivery-status", "text/rfc822-headers"),
                mail.files().stream().map(MailFile::type).toList());
        assertTrue(new String(mail.files().get(0).octets(), StandardCharsets.US_ASCII).contains("Status: 5.1.1"));
    }

    @Test
    void takesTheDataOutOfFilesOfAMac() {
        var twofold = read("appledouble");
        assertEquals("From a Mac", twofold.text());
        assertEquals(List.of("Été.csv"), names(twofold));
        assertArrayEquals(MailCorpus.REPORT, twofold.files().get(0).octets());

        var single = read("applesingle");
        assertEquals(List.of("Rapport été.csv"), names(single));
        assertArrayEquals(MailCorpus.REPORT, single.files().get(0).octets());
    }

    @Test
    void opensWinmailDat() {
        var mail = read("tnef");

        assertEquals("Bonjour, voilà", mail.text());
        assertEquals(List.of("Rapport été.csv"), names(mail));
        assertArrayEquals(MailCorpus.REPORT, mail.files().get(0).octets());
        assertEquals(List.of("winmail.dat"), names(read("broken-tnef")));
    }

    @Test
    void readsWhatIsHardlyAMessage() {
        assertEquals("", read("empty").text());
        assertNull(read("empty").from());
        assertEquals("LF", read("bare-lf").subject());
        assertEquals("line\n", read("bare-lf").text());
        assertEquals("before\n", read("nul").text());
        assertEquals(Optional.of("ab"), read("nul").header("X-Nul"));
        assertEquals("Just text\n", read("no-header").text());
        assertEquals(
                "Just text without any field\nand more\n",
                read("no-header-at-all").text());
        assertEquals(10_000, read("many-headers").headers("X-H").size());
        assertEquals("Report", read("many-headers").subject());
    }

    @Test
    void endsInWhatIsNestedWithoutEnd() {
        assertEquals("At the bottom\n", read("nested-deep").text());
        assertThrows(UnreadableMail.class, () -> read("nested-too-deep"));
        assertEquals(4, read("messages-within").files().size());
    }
}
