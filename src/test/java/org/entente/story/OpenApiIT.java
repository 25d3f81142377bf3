package org.entente.story;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code /openapi} says what a program needs to know. */
class OpenApiIT {
    private static JsonNode document;

    @BeforeAll
    static void read() {
        document = Api.of(TwoSites.shared(), "uk-admin")
                .get("/openapi")
                .expect(200)
                .json();
    }

    @Test
    void describesTheApiAlone() {
        assertTrue(document.at("/paths").size() > 0);
        document.at("/paths").fieldNames().forEachRemaining(path -> assertTrue(path.startsWith("/api"), path));
    }

    @Test
    void describesTheFormOfAnUpload() {
        var upload = document.at("/paths/~1api~1attachments/post");
        var form = upload.at("/requestBody/content/multipart~1form-data/schema");
        assertTrue(upload.at("/requestBody/required").asBoolean(), upload.toString());
        assertEquals("object", form.at("/type").asText());
        assertEquals("file", form.at("/required/0").asText());
        assertEquals("string", form.at("/properties/file/type").asText());
        assertEquals("binary", form.at("/properties/file/format").asText());
        assertFalse(upload.has("x-file"), upload.toString());
    }
}
