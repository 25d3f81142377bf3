package org.entente.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Envelopes as Kafka records: CloudEvents 1.0, Kafka protocol binding 3.2 (binary mode). {@code source} is {@code
 * /SITE}, {@code subject} the item, and three extensions carry the place in the stream: {@code incarnation}, {@code
 * sequence} (decimal), {@code part}.
 */
final class CloudEvents {
    private CloudEvents() {}

    static ProducerRecord<String, byte[]> write(Envelope envelope, boolean json) {
        var headers = new ArrayList<Header>();
        add(headers, "ce_specversion", "1.0");
        add(headers, "ce_id", envelope.id());
        add(headers, "ce_source", "/" + envelope.site());
        add(headers, "ce_type", envelope.type());
        add(headers, "ce_time", envelope.time().toString());
        add(headers, "ce_subject", envelope.key());
        add(headers, "ce_incarnation", envelope.incarnation());
        add(headers, "ce_sequence", Long.toString(envelope.number()));
        add(headers, "ce_part", Integer.toString(envelope.part()));
        add(headers, "content-type", json ? "application/json" : "application/octet-stream");
        return new ProducerRecord<>(envelope.topic(), 0, envelope.key(), envelope.body(), headers);
    }

    private static void add(List<Header> headers, String name, String value) {
        headers.add(new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Reads what came from {@code peer} on its {@code topic}; what is not whole comes back as broken, with the reason. */
    static Arrival read(ConsumerRecord<String, byte[]> record, String peer, String topic) {
        var place = record.topic() + "-" + record.partition() + "@" + record.offset();
        var body = record.value() == null ? new byte[0] : record.value();
        var headers = StreamSupport.stream(record.headers().spliterator(), false)
                .map(header -> header.key() + ": " + text(header))
                .collect(Collectors.joining("\n"));
        try {
            if (!"1.0".equals(value(record, "ce_specversion"))) {
                throw new IllegalArgumentException("it is not of CloudEvents 1.0");
            }
            var source = value(record, "ce_source");
            if (!source.equals("/" + peer)) {
                throw new IllegalArgumentException("it says that it is from " + source + ", but came from " + peer);
            }
            var envelope = new Envelope(
                    value(record, "ce_id"),
                    value(record, "ce_type"),
                    peer,
                    topic,
                    value(record, "ce_incarnation"),
                    Long.parseLong(value(record, "ce_sequence")),
                    value(record, "ce_subject"),
                    Integer.parseInt(value(record, "ce_part")),
                    Instant.parse(value(record, "ce_time")),
                    body);
            if (envelope.number() < 1 && Topics.streams().contains(topic)) {
                throw new IllegalArgumentException("its place in the stream is " + envelope.number());
            }
            return new Arrival(place, envelope, "", headers, body);
        } catch (IllegalArgumentException | DateTimeParseException broken) {
            return new Arrival(
                    place, null, "This is not a whole envelope: " + broken.getMessage() + ".", headers, body);
        }
    }

    private static String value(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return text(header);
    }

    private static String text(Header header) {
        return header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8).replace("\0", "");
    }
}
