package org.entente.story;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.Test;

/** {@code kafka/asyncapi.yaml} says what is on the topics: held against every envelope that is there. */
class AsyncApiIT {
    private static final Set<String> RARE = Set.of(
            "org.entente.exchange.void",
            "org.entente.exchange.resend",
            "org.entente.memo.readers",
            "org.entente.panel.read",
            "org.entente.panel.settings",
            "org.entente.attachment.wanted");

    private final ObjectNode document;
    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> compiled = new HashMap<>();

    AsyncApiIT() throws Exception {
        document = (ObjectNode) new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("kafka/asyncapi.yaml").toFile());
    }

    @Test
    void describesEveryEnvelopeOfBothSites() throws Exception {
        var sites = TwoSites.shared();
        live(sites);
        post(sites);
        notify(sites);
        release(sites);
        var seen = new TreeSet<String>();
        var topics = document.get("channels").findValuesAsText("address");
        for (var site : sites.sites()) {
            for (var topic : topics) {
                for (var record : new BrokerHand(sites, site).read(topic)) {
                    seen.add(hold(topic, record));
                }
            }
        }
        var described = new TreeSet<>(document.at("/components/messages").findValuesAsText("name"));
        described.removeAll(RARE);
        seen.removeAll(RARE);
        seen.removeIf(type -> type.startsWith("org.entente.memo.sung") || type.startsWith("org.entente.memo.hummed"));
        assertEquals(described, seen);
    }

    /** One of everything. */
    private static void live(TwoSites sites) {
        var author = Api.of(sites, "uk-finance-director");
        var reader = Api.of(sites, "fr-finance-director");
        var memo = new HashMap<>(Api.memo("Of every kind", List.of("fr"), List.of("finance")));
        memo.put("attachments", List.of(author.upload("a.txt", "one line".getBytes(StandardCharsets.UTF_8))));
        memo.put("acknowledgeBy", Instant.now().plusSeconds(3600).toString());
        memo.put("importance", "urgent");
        memo.put("reason", "Of every kind");
        memo.put("expiresAt", Instant.now().plusSeconds(7200).toString());
        var id = "/api/memos/" + author.publish(memo);
        await().atMost(Duration.ofSeconds(30)).until(() -> reader.get(id).status() == 200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> author.get(id + "/proof").text().contains("fr-finance-director"));
        author.post(id + "/reminder").expect(200);
        reader.post(id + "/acknowledgement").expect(200);
        reader.put(id + "/not-useful", "").expect(200);
        author.post(id + "/withdrawal").expect(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> author.get(id + "/proof").text().contains("\"withdrawn\""));
    }

    /** A list of fr for both sites, a post to it from its home, and one from the other site. */
    private static void post(TwoSites sites) {
        var owner = Api.of(sites, "fr-list-manager");
        var member = Api.of(sites, "uk-finance-director");
        var list = "of-every-kind";
        if (owner.get("/api/lists/" + list).status() == 404) {
            owner.post("/api/lists", Map.of("name", list, "titles", Map.of("en", "Of every kind"), "posting", "anyone"))
                    .expect(201);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> member.get("/api/lists/" + list).status() == 200);
        owner.post("/api/lists/" + list + "/posts", Map.of("subject", "From home", "text", "One"))
                .expect(201);
        var path = "/api/lists/" + list + "/posts";
        member.post(path, Map.of("subject", "From afar", "text", "Two")).expect(202);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            var posts = owner.get(path).expect(200).text();
            return posts.contains("From home") && posts.contains("From afar");
        });
    }

    /** An opening of fr for both sites, taken back. */
    private static void notify(TwoSites sites) {
        var hr = Api.of(sites, "fr-hr");
        var text = Map.of("title", "Of every kind", "body", "One");
        var id = hr.post(
                        "/api/notices",
                        Map.of(
                                "kind", "opening",
                                "texts", Map.of("en", text, "fr", text),
                                "place", "Paris",
                                "contract", "fixed-term",
                                "manager", "fr-sales-manager"))
                .expect(201)
                .json()
                .get("id")
                .asText();
        hr.post("/api/notices/" + id + "/withdrawal").expect(200);
        var reader = Api.of(sites, "uk-hr");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> reader.get("/api/notices/" + id).text().contains("\"withdrawn\""));
    }

    /** An application of fr, shown to somebody of uk, who opens it, and taken back. */
    private static void release(TwoSites sites) {
        var hr = Api.of(sites, "fr-hr");
        var reader = "uk-finance-director";
        var word = "kind" + System.nanoTime();
        new MailHand(sites)
                .send(
                        "a@elsewhere.example",
                        "From: A <a@elsewhere.example>\nSubject: " + word + "\n\nOne\n",
                        "jobs@fr.example");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> hr.get("/api/applications?q=" + word)
                                .json()
                                .at("/items")
                                .size()
                        == 1);
        var releases = "/api/applications/"
                + hr.get("/api/applications?q=" + word).json().at("/items/0/id").asText() + "/release";
        var n = hr.post(releases, Map.of("person", reader, "purpose", "One"))
                .expect(201)
                .json()
                .get("n")
                .asText();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> hr.get(releases).text().contains("\"arrived\""));
        var list = Session.of(sites, reader).get("/released");
        Session.of(sites, reader).get(list.replaceFirst("(?s).*?href=\"(/released/[^\"]+)\".*", "$1"));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> hr.get(releases).text().contains("\"opened\""));
        hr.send(hr.request(releases + "/" + n).DELETE()).expect(200);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> hr.get(releases).text().contains("\"ended\""));
    }

    private String hold(String topic, ConsumerRecord<String, byte[]> record) throws Exception {
        var headers = document.objectNode();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        var type = headers.path("ce_type").asText();
        if (type.equals("org.entente.memo.sung") || type.equals("org.entente.memo.hummed")) {
            return type;
        }
        var message = message(topic, type);
        assertNotNull(message, topic + " carries " + type + ", which asyncapi.yaml does not describe there");
        var place = topic + "@" + record.offset() + " " + type;
        assertEquals(Set.of(), schema(message.at("/headers/$ref").asText()).validate(headers), place);
        assertEquals(record.key(), headers.get("ce_subject").asText(), place);
        if (headers.get("content-type").asText().equals("application/json")) {
            var reference = message.at("/payload/$ref").asText();
            if (!reference.isEmpty()) {
                assertEquals(Set.of(), schema(reference).validate(Api.JSON.readTree(record.value())), place);
            }
        } else {
            assertEquals("application/octet-stream", message.path("contentType").asText(), place);
        }
        return type;
    }

    private JsonNode message(String topic, String type) {
        for (var channel : document.get("channels")) {
            if (channel.get("address").asText().equals(topic)) {
                for (var each : channel.get("messages")) {
                    var message = document.at(each.get("$ref").asText().substring(1));
                    if (message.get("name").asText().equals(type)) {
                        return message;
                    }
                }
            }
        }
        return null;
    }

    private JsonSchema schema(String reference) {
        return compiled.computeIfAbsent(reference, name -> {
            var root = document.objectNode();
            root.put("$ref", name);
            root.set("components", document.get("components"));
            return schemas.getSchema(root);
        });
    }
}
