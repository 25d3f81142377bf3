package org.entente.exchange;

import java.time.Instant;

/**
 * What travels on a topic: CloudEvents 1.0 (Kafka binding, binary mode) with the attributes in the record's headers.
 *
 * @param id the event's id, unique at its site
 * @param type what happened, such as {@code org.entente.memo.published}
 * @param site where it was written: the event's source
 * @param topic the local name of its topic, without the site in front
 * @param incarnation which life of the site's streams {@code number} counts in
 * @param number its place in the stream, from 1 without gaps
 * @param key the item it changes; changes of one item keep their order
 * @param part which part of the item, for items that travel in parts, from 0; else 0
 * @param time when it was written, by the writer's clock
 * @param body JSON in UTF-8, or raw octets for parts of a file
 */
public record Envelope(
        String id,
        String type,
        String site,
        String topic,
        String incarnation,
        long number,
        String key,
        int part,
        Instant time,
        byte[] body) {

    /** The body as a record of the handler's; unknown fields are ignored, a missing one is null. */
    public <T> T as(Class<T> shape) {
        return Json.read(body, shape);
    }
}
