package org.entente.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SmtpSinkTest {
    private static final byte[] MESSAGE =
            ("Subject: a\r\n\r\n..\r\n\r\r\n" + "x.\r\n".repeat(5000)).getBytes(StandardCharsets.US_ASCII);

    @Test
    void countsWhatTheBareSenderSends() throws Exception {
        var recipients = IntStream.range(0, 105)
                .mapToObj(i -> "member" + i + "@a.example")
                .toList();
        try (var sink = new SmtpSink()) {
            new BareSender(sink.port(), 4).send(recipients, 50, MESSAGE);
            assertEquals(105, sink.recipients());
            assertEquals(3, sink.messages());
            assertEquals(3L * MESSAGE.length, sink.octets());

            new BareSender(sink.port(), 4).send(recipients, 1, MESSAGE);
            assertEquals(210, sink.recipients());
            assertEquals(108, sink.messages());
        }
    }
}
