package org.entente.exchange;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.junit.jupiter.api.Test;

class ExchangeTest {
    @Test
    void beginsAgainWhenAPartOfItEnds() {
        var on = new AtomicBoolean(true);
        Exchange.watched(
                        () -> {
                            throw new SslAuthenticationException("a broker that is starting");
                        },
                        on)
                .run();
        assertFalse(on.get());
    }
}
