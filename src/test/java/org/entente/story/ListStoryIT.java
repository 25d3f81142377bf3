package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A post crosses the bridge once, and each site delivers it to its own members, whatever is cut or killed meanwhile. */
class ListStoryIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    /** In no file of aliases: the mail server finds it in the database. */
    private static final String BOARD = "story-board";

    private static final List<String> READERS = List.of("fr-general-director", "uk-managing-director");

    private static TwoSites sites;
    private static MailHand mail;
    private static Api owner;

    @BeforeAll
    static void open() {
        sites = TwoSites.shared();
        mail = new MailHand(sites);
        owner = Api.of(sites, "fr-list-manager");
        owner.post("/api/lists", list(BOARD)).expect(201);
        await().atMost(SOON)
                .until(() ->
                        Api.of(sites, "uk-admin").get("/api/lists/" + BOARD).status() == 200);
        for (var reader : READERS) {
            var self = Api.of(sites, reader);
            self.put("/api/lists/" + BOARD + "/members/" + address(reader), "{}")
                    .expect(201);
        }
    }

    @AfterEach
    void mend() {
        sites.mend();
    }

    private static Map<String, Object> list(String name) {
        var list = new HashMap<String, Object>();
        list.put("name", name);
        list.put("titles", Map.of("en", "The story's board", "fr", "Le conseil du récit"));
        list.put("sites", List.of("fr", "uk"));
        list.put("posting", "members");
        return list;
    }

    private static String address(String person) {
        return person + "@" + person.substring(0, 2) + ".example";
    }

    private static String message(String from, String subject, String body) {
        return """
                From: Somebody <%s>
                To: %s@fr.example
                Subject: %s
                Message-ID: <%s@story.example>
                Date: Tue, 24 Nov 2026 09:12:00 +0100
                MIME-Version: 1.0
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: 8bit

                %s
                """.formatted(from, BOARD, subject, subject.replaceAll("\\W", "-"), body);
    }

    private static void post(String person, String subject) {
        mail.send(address(person), message(address(person), subject, "Bonjour."), BOARD + "@fr.example");
    }

    private static JsonNode posts(Api reader, String subject) {
        var found = Api.JSON.createArrayNode();
        reader.get("/api/lists/" + BOARD + "/posts")
                .expect(200)
                .json()
                .get("items")
                .forEach(item -> {
                    if (item.get("subject").asText().equals(subject)) {
                        found.add(item);
                    }
                });
        return found;
    }

    @Test
    void reachesTheMembersOfBothSitesWithItsFile() throws Exception {
        var csv = "Marché;Part\r\nFrance;14,2\r\n";
        mail.send(
                address(READERS.get(0)),
                """
                From: =?UTF-8?Q?H=C3=A9l=C3=A8ne_Delacroix?= <fr-general-director@fr.example>
                To: story-board@fr.example
                Subject: =?UTF-8?Q?March=C3=A9_de_novembre?=
                Message-ID: <novembre@story.example>
                Date: Tue, 24 Nov 2026 09:12:00 +0100
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=UTF-8
                Content-Transfer-Encoding: quoted-printable

                Le march=C3=A9, en pi=C3=A8ce jointe.
                --b
                Content-Type: text/csv; name="march.csv"
                Content-Disposition: attachment; filename*=UTF-8''march%%C3%%A9.csv
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(java.util.Base64.getEncoder().encodeToString(csv.getBytes(StandardCharsets.UTF_8))),
                BOARD + "@fr.example");

        for (var reader : READERS) {
            var came = mail.await(address(reader), "Marché de novembre");
            assertEquals("<novembre@story.example>", came.getMessageID());
            assertEquals("<story-board.fr.example>", angle(came.getHeader("List-Id", null)));
            assertEquals("List-Unsubscribe=One-Click", came.getHeader("List-Unsubscribe-Post", null));
            var site = sites.siteOf(reader).address();
            assertTrue(came.getHeader("List-Unsubscribe", null).contains("<" + site + "/lists/leave/"));
            assertTrue(came.getHeader("Archived-At", null).startsWith("<" + site + "/posts/"));
            var parts = (MimeMultipart) came.getContent();
            var text = parts.getBodyPart(0).getContent().toString();
            assertTrue(text.startsWith("Le marché, en pièce jointe."), text);
            assertTrue(text.contains(reader.startsWith("fr") ? "Dans les archives" : "In the archive"), text);
            assertEquals(
                    "marché.csv",
                    jakarta.mail.internet.MimeUtility.decodeText(
                            parts.getBodyPart(1).getFileName()));
            assertEquals(csv, new String(parts.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8));

            var self = Api.of(sites, reader);
            var id = posts(self, "Marché de novembre").get(0).get("id").asText();
            var post = self.get("/api/posts/" + id).expect(200).json();
            assertEquals("distributed", post.get("state").asText());
            assertEquals("marché.csv", post.at("/files/0/name").asText());
            assertTrue(self.get("/api/posts/" + id + "/raw").expect(200).text().contains("pi=C3=A8ce"));
            self.get("/api/posts/" + id + "/deliveries").expect(403);
        }
        var id = posts(owner, "Marché de novembre").get(0).get("id").asText();
        await().atMost(SOON)
                .until(() -> owner.get("/api/posts/" + id + "/deliveries")
                        .json()
                        .get("items")
                        .findValuesAsText("state")
                        .equals(List.of("sent")));
        Api.of(sites, "fr-chloe-dubois").get("/api/posts/" + id).expect(404);
    }

    /** A member at the other site is known here by a hash of the address. */
    @Test
    void knowsAMemberOfTheOtherSiteAndTellsItsHomeWhatBecameOfAPost() {
        post(READERS.get(1), "From London");
        mail.await(address(READERS.get(0)), "From London");
        mail.await(address(READERS.get(1)), "From London");
        var id = posts(owner, "From London").get(0).get("id").asText();
        await().atMost(SOON).until(() -> {
            var told = owner.get("/api/posts/" + id).expect(200).json().get("sites");
            return told.findValuesAsText("site").equals(List.of("fr", "uk"))
                    && told.findValuesAsText("sent").equals(List.of("1", "1"));
        });
        assertEquals(
                0,
                Api.of(sites, READERS.get(1))
                        .get("/api/posts/" + id)
                        .json()
                        .get("sites")
                        .size());
    }

    private static String angle(String header) {
        return header.substring(header.indexOf('<'));
    }

    @Test
    void waitsForAnOwnerAndIsRefusedWithAReason() throws Exception {
        var stranger = "fr-chloe-dubois";
        post(stranger, "From outside 1");
        post(stranger, "From outside 2");
        await().atMost(SOON).until(() -> held().size() == 2);
        var first = held().get(0);
        assertEquals("From outside 1", first.get("subject").asText());
        assertEquals("sender", first.get("reason").asText());
        mail.await(address("fr-list-manager"), "Un message vous attend");
        Api.of(sites, READERS.get(0)).get("/api/lists/" + BOARD + "/held").expect(403);

        owner.post("/api/held/" + first.get("id").asText() + "/acceptance", Map.of("always", true))
                .expect(200);
        mail.await(address(READERS.get(1)), "From outside 1");
        var second = held().get(0).get("id").asText();
        owner.post("/api/held/" + second + "/rejection", Map.of()).expect(400);
        owner.post("/api/held/" + second + "/rejection", Map.of("reason", "Pas ici, merci."))
                .expect(200);
        owner.post("/api/held/" + second + "/discard").expect(409);
        MimeMessage refusal = mail.await(address(stranger), "From outside 2");
        assertTrue(
                refusal.getContent().toString().contains("Pas ici, merci."),
                refusal.getContent().toString());
        assertEquals("auto-replied", refusal.getHeader("Auto-Submitted", null));

        post(stranger, "From outside 3");
        mail.await(address(READERS.get(0)), "From outside 3");
        assertEquals(0, held().size());
        assertEquals(List.of(), mail.read(address(READERS.get(0)), "From outside 2"));
    }

    private static JsonNode held() {
        return owner.get("/api/lists/" + BOARD + "/held").expect(200).json().get("items");
    }

    @Test
    void goesOutOnceAtEachSiteWhateverIsCutOrKilled() {
        sites.link().cut();
        for (int i = 0; i < 3; i++) {
            post(READERS.get(0), "Cut " + i);
        }
        mail.await(address(READERS.get(0)), "Cut 2");
        sites.kill("fr-node");
        sites.kill("uk-node");
        post(READERS.get(0), "Cut 3");
        sites.mend();

        for (int i = 0; i < 4; i++) {
            for (var reader : READERS) {
                mail.await(address(reader), "Cut " + i);
                assertEquals(1, mail.read(address(reader), "Cut " + i).size(), reader + " Cut " + i);
                assertEquals(1, posts(Api.of(sites, reader), "Cut " + i).size());
            }
        }
    }
}
