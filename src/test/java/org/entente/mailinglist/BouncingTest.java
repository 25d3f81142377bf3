package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BouncingTest {
    @ParameterizedTest
    @CsvSource({
        "1, 5.2.2, 3, false",
        "2, 5.2.2, 3, false",
        "3, 5.2.2, 3, true",
        "3, '', 3, true",
        "1, 5.1.1, 3, false",
        "2, 5.1.1, 3, true",
        "2, 5.1.6, 3, true",
        "2, 5.1.3, 3, false",
        "1, 5.1.1, 1, true",
        "2, 4.4.1, 5, false",
    })
    void suspendsAfterSoManyInARowAndSoonerWhereNobodyLives(int bounces, String status, int after, boolean suspends) {
        assertEquals(suspends, Bouncing.suspends(bounces, status, after));
    }
}
