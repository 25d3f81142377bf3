package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class JobsVisitsTest {
    private final JobsVisits visits = new JobsVisits(1_000, 2);

    @Test
    void letInSoManyOfEachAddress() {
        assertTrue(visits.admit("192.0.2.1", -5_000)); // the clock may begin anywhere
        assertTrue(visits.admit("192.0.2.1", -4_900));
        assertFalse(visits.admit("192.0.2.1", -4_001));
        assertTrue(visits.admit("192.0.2.2", -4_001));
        assertTrue(visits.admit("192.0.2.1", -4_000), "a new stretch has begun");
    }

    @Test
    void countANetworkOfIPv6Once() {
        assertTrue(visits.admit("2001:db8:1:2:3:4:5:6", 0));
        assertTrue(visits.admit("2001:db8:1:2:aaaa:4:5:6", 0));
        assertFalse(visits.admit("2001:db8:1:2:bbbb:4:5:6", 0));
        assertTrue(visits.admit("2001:db8:1:3:3:4:5:6", 0));
        assertTrue(visits.admit("::1", 0));
    }
}
