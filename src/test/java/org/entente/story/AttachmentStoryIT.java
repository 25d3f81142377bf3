package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files are what was uploaded, for those who may read them, at both sites; and nothing else can be read. */
class AttachmentStoryIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CHUNK = 524_288;

    private static TwoSites sites;
    private static Api author;
    private static Api reader;
    private static Api stranger;
    private static Api admin;

    @BeforeAll
    static void start() {
        sites = TwoSites.shared();
        author = Api.of(sites, "uk-sales-director");
        reader = Api.of(sites, "fr-sales-director");
        stranger = Api.of(sites, "fr-hr");
        admin = Api.of(sites, "fr-admin");
    }

    @AfterEach
    void mend() {
        sites.mend();
    }

    private static byte[] octets(int size, int seed) {
        var octets = new byte[size];
        new Random(seed).nextBytes(octets);
        return octets;
    }

    private static String publish(String title, String file) {
        var memo = Api.memo(title, List.of("fr"), List.of("sales"));
        memo.put("attachments", List.of(file));
        return author.publish(memo);
    }

    private static void awaitState(String memo, String state) {
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> state.equals(reader.get("/api/memos/" + memo)
                        .json()
                        .at("/files/0/state")
                        .asText()));
    }

    @Test
    void readersOfTheMemoReadWholeAndInPartAndOthersDoNotKnowIt() {
        var file = octets(2 * CHUNK + 77, 1);
        var id = author.upload("\u00e9t\u00e9.bin", file);
        assertEquals(404, reader.get("/api/attachments/" + id).status());
        awaitState(publish("With a file", id), "arrived");

        var whole = reader.get("/api/attachments/" + id).expect(200);
        assertArrayEquals(file, whole.raw().body());
        assertTrue(whole.header("Content-Disposition").startsWith("attachment;"));
        assertTrue(whole.header("Content-Disposition").endsWith("filename*=UTF-8''%C3%A9t%C3%A9.bin"));
        assertEquals("nosniff", whole.header("X-Content-Type-Options"));
        assertTrue(whole.header("Content-Security-Policy").contains("sandbox"));

        var range = reader.send(reader.request("/api/attachments/" + id).header("Range", "bytes=524280-524300"));
        assertArrayEquals(
                Arrays.copyOfRange(file, 524_280, 524_301),
                range.expect(206).raw().body());
        reader.send(reader.request("/api/attachments/" + id).header("If-None-Match", whole.header("ETag")))
                .expect(304);
        reader.send(reader.request("/api/attachments/" + id).header("Range", "bytes=99999999-"))
                .expect(416);

        stranger.get("/api/attachments/" + id).expect(404);
        var theirs = Api.memo("Not mine", List.of("fr"), List.of("hr"));
        theirs.put("attachments", List.of(id));
        Api.of(sites, "fr-marketing-director").post("/api/memos", theirs).expect(400);
    }

    @Test
    void theMemoComesFirstAndTheFileWaitsForTheLink() {
        var file = octets(30 * CHUNK, 2);
        var id = author.upload("heavy.bin", file);
        var memo = publish("Heavy", id);
        await().atMost(SOON).until(() -> reader.get("/api/memos/" + memo).status() == 200);
        sites.link().cut();
        var early = reader.get("/api/attachments/" + id);
        assertTrue(early.status() == 409 || early.status() == 200, early.text());
        sites.link().restore();
        awaitState(memo, "arrived");
        assertArrayEquals(
                file, reader.get("/api/attachments/" + id).expect(200).raw().body());
    }

    @Test
    void aFileWhoseHashIsWrongIsParkedAndReadByNobody() throws SQLException {
        var file = octets(3 * CHUNK, 3);
        var id = author.upload("tampered.bin", file);
        flip(id);
        var memo = publish("Tampered", id);
        awaitState(memo, "damaged");
        assertEquals(
                "urn:entente:problem:attachment-damaged",
                reader.get("/api/attachments/" + id)
                        .expect(409)
                        .json()
                        .get("type")
                        .asText());
        var parked = await().atMost(SOON)
                .until(() -> parked(id), Optional::isPresent)
                .orElseThrow();
        assertTrue(parked.get("reason").asText().contains("SHA-256"), parked.toString());

        flip(id);
        awaitState(publish("Mended", id), "arrived");
        awaitState(memo, "arrived");
        assertArrayEquals(
                file, reader.get("/api/attachments/" + id).expect(200).raw().body());
        admin.post("/api/parked/" + parked.get("id").asText() + "/replay").expect(200);
    }

    private static Optional<JsonNode> parked(String id) {
        var all = admin.get("/api/parked").expect(200).json().get("items");
        return StreamSupport.stream(all.spliterator(), false)
                .filter(item -> item.get("key").asText().startsWith(id))
                .findFirst();
    }

    /** Turns one bit of the second chunk at its home, there and back. */
    private static void flip(String id) throws SQLException {
        try (var sql = new Sql(sites, "uk")) {
            assertEquals(
                    1,
                    sql.update(
                            "update blob_chunk set bytes = set_bit(bytes, 9, 1 - get_bit(bytes, 9))"
                                    + " where part = 1 and blob = (select id from blob where sha256 = ?)",
                            id));
        }
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsAllRead() throws IOException {
        var announced = sending("Content-Length: 900000000", false);
        assertTrue(announced.answer().startsWith("HTTP/1.1 413"), announced.answer());
        assertTrue(announced.sent() < 10_000_000, "sent " + announced.sent());
        var counted = sending("Transfer-Encoding: chunked", true);
        assertTrue(counted.answer().startsWith("HTTP/1.1 413"), counted.answer());
        assertTrue(counted.sent() < 80_000_000, "sent " + counted.sent());
    }

    private record Sending(long sent, String answer) {}

    /** Sends a file without end until the node answers. */
    private static Sending sending(String length, boolean chunked) throws IOException {
        var request = author.request("/api/attachments").GET().build();
        try (var socket = new Socket(request.uri().getHost(), request.uri().getPort())) {
            socket.setSoTimeout(30_000);
            var out = socket.getOutputStream();
            out.write(("POST /api/attachments HTTP/1.1\r\nHost: "
                            + request.uri().getAuthority() + "\r\nAuthorization: "
                            + request.headers().firstValue("Authorization").orElseThrow() + "\r\n" + length
                            + "\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            var head = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n";
            out.write(framed(head.getBytes(StandardCharsets.US_ASCII), chunked));
            var block = framed(new byte[100_000], chunked);
            long sent = 0;
            try {
                while (socket.getInputStream().available() == 0 && sent < 200_000_000) {
                    out.write(block);
                    sent += 100_000;
                }
            } catch (IOException closed) {
                // the node has answered and hung up
            }
            return new Sending(sent, new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
    }

    private static byte[] framed(byte[] octets, boolean chunked) {
        if (!chunked) {
            return octets;
        }
        var frame = new java.io.ByteArrayOutputStream();
        frame.writeBytes((Integer.toHexString(octets.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        frame.writeBytes(octets);
        frame.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        return frame.toByteArray();
    }

    @Test
    void whatWasAcknowledgedSurvivesAndWhatBrokeOffIsCleared() throws Exception {
        var file = octets(CHUNK + 5, 4);
        var id = author.upload("kept.bin", file);
        var broken = new Socket("127.0.0.1", author.request("/").build().uri().getPort());
        broken.getOutputStream()
                .write(("POST /api/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: "
                                + author.request("/")
                                        .build()
                                        .headers()
                                        .firstValue("Authorization")
                                        .orElseThrow()
                                + "\r\nContent-Length: 9000000\r\nContent-Type: multipart/form-data; boundary=b\r\n\r\n"
                                + "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n"
                                + "x".repeat(3 * CHUNK))
                        .getBytes(StandardCharsets.US_ASCII));
        try (var sql = new Sql(sites, "uk")) {
            var unfinished = "select count(*) from blob b where state = 'UPLOADING'"
                    + " and exists (select from blob_chunk c where c.blob = b.id)";
            await().atMost(SOON).until(() -> !sql.text(unfinished).equals("0"));
            sites.kill("uk-node");
            broken.close();
            sites.start("uk-node");
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> author.get("/api/attachments/" + id).status() == 200);
            assertArrayEquals(file, author.get("/api/attachments/" + id).raw().body());

            sql.update(
                    "update blob set touched_at = now() - interval '25 hours' where sha256 = ? or state = 'UPLOADING'",
                    id);
            await().atMost(SOON).until(() -> sql.text(unfinished).equals("0"));
            await().atMost(SOON)
                    .until(() -> author.get("/api/attachments/" + id).status() == 404);
        }
    }

    @Test
    void asksForAFileThatDoesNotCome() throws Exception {
        var file = author.upload("lost.bin", octets(2 * CHUNK, 77));
        var id = publish("With a file that gets lost", file);
        awaitArrived(id);
        try (var fr = new Sql(sites, "fr")) {
            // as when the parts came long before the item, and were cleared
            fr.update("delete from blob_chunk where blob = (select id from blob where sha256 = ?)", file);
            fr.update("update blob set state = 'ARRIVING' where sha256 = ?", file);
        }
        awaitArrived(id);
        assertArrayEquals(
                octets(2 * CHUNK, 77),
                reader.get("/api/attachments/" + file).expect(200).raw().body());
    }

    private static void awaitArrived(String id) {
        await().atMost(SOON)
                .until(() -> reader.get("/api/memos/" + id)
                        .json()
                        .at("/files/0/state")
                        .asText()
                        .equals("arrived"));
    }
}
