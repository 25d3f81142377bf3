package org.entente.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.entente.mail.SmtpFault.Kind;
import org.junit.jupiter.api.Test;

class OutletTest {
    private final Outlet outlet = new Outlet();

    @Test
    void isShutByAFaultAndOpenAgainWhenTheServerAnswersAnybody() {
        outlet.opened();
        assertTrue(outlet.failed(new SmtpFault(Kind.UNREACHABLE, "gone")));
        assertFalse(outlet.isOpen());
        assertEquals(Kind.UNREACHABLE, outlet.fault().orElseThrow().kind());
        outlet.works();
        assertTrue(outlet.isOpen());
        assertEquals(Optional.empty(), outlet.fault());
    }

    @Test
    void letsOneKnockAndNoSecondOne() {
        outlet.failed(new SmtpFault(Kind.SILENT, "nothing"));
        outlet.tryNow();
        assertTrue(outlet.isOpen());
        assertFalse(outlet.isOpen());
    }

    @Test
    void waitsLongerAfterAKnockInVainAndNotAfterSeveralWhoFailTogether() {
        for (int i = 0; i < 5; i++) {
            outlet.failed(new SmtpFault(Kind.REFUSED, "421 Too many"));
        }
        assertEquals(Duration.ofSeconds(1), outlet.pause());
        for (var expected : List.of(2, 4, 8, 16, 32, 60, 60)) {
            outlet.tryNow();
            assertTrue(outlet.isOpen());
            outlet.failed(new SmtpFault(Kind.REFUSED, "421 Too many"));
            assertEquals(Duration.ofSeconds(expected), outlet.pause());
        }
        outlet.works();
        assertEquals(Duration.ZERO, outlet.pause());
    }

    @Test
    void isNotShutByOneConnectionTooMany() {
        outlet.opened();
        assertFalse(outlet.failed(new SmtpFault(Kind.REFUSED, "421 Too many")));
        assertTrue(outlet.isOpen());
        outlet.closed();
        assertTrue(outlet.failed(new SmtpFault(Kind.REFUSED, "421 Not you")));
        assertFalse(outlet.isOpen());
    }
}
