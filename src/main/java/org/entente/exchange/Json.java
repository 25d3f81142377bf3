package org.entente.exchange;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.nio.charset.StandardCharsets;

/** JSON of envelopes: records by name, nulls left out, unknown fields ignored. */
final class Json {
    private static final Jsonb JSON = JsonbBuilder.create(new JsonbConfig());

    private Json() {}

    static byte[] write(Object record) {
        return JSON.toJson(record).getBytes(StandardCharsets.UTF_8);
    }

    static <T> T read(byte[] body, Class<T> shape) {
        return JSON.fromJson(new String(body, StandardCharsets.UTF_8), shape);
    }
}
