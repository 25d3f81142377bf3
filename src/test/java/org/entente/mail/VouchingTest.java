package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VouchingTest {
    private static MailMessage message(String headers) {
        return MailReading.read(new ByteArrayInputStream(
                (headers + "From: a@panel.example\r\n\r\nx\r\n").getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void trustsNobodyByDefault() {
        assertNull(new Vouching("")
                .of(
                        message("Authentication-Results: mx.example; dmarc=pass header.from=panel.example\r\n"),
                        "a@panel.example"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.example; dmarc=pass header.from=panel.example | true",
                "mx.example 1; spf=fail smtp.mailfrom=x.example; dkim=pass (2048 bits) header.d=panel.example | true",
                "MX.EXAMPLE; spf=pass smtp.mailfrom=bounce@panel.example | true",
                "mx.example; spf=pass smtp.mailfrom=other.example | false",
                "mx.example; dkim=pass header.d=panel.example.evil.example | false",
                "mx.example; dmarc=fail header.from=panel.example | false",
                "mx.example; none | false",
                "mx.example; dmarc=fail (dmarc=pass header.from=panel.example) | false",
                "other.example; dmarc=pass header.from=panel.example | false",
                "mx.example.evil.example; dmarc=pass header.from=panel.example | false",
            })
    void believesTheConfiguredServerAboutThatVeryDomain(String results, boolean proved) {
        assertEquals(
                proved,
                new Vouching("mx.example")
                        .of(message("Authentication-Results: " + results + "\r\n"), "a@panel.example"));
    }

    @Test
    void believesTheTopmostFieldAlone() {
        var forged = "Authentication-Results: mx.example; dmarc=fail header.from=panel.example\r\n"
                + "Authentication-Results: mx.example; dmarc=pass header.from=panel.example\r\n";

        assertEquals(false, new Vouching("mx.example").of(message(forged), "a@panel.example"));
        assertEquals(false, new Vouching("mx.example").of(message(""), "a@panel.example"));
    }
}
