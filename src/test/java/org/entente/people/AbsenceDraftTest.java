package org.entente.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.entente.site.Problem;
import org.junit.jupiter.api.Test;

class AbsenceDraftTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    private static List<String> faults(String from, String to) {
        return new AbsenceDraft(from, to, "fr-a")
                .faults(TODAY).stream()
                        .map(fault -> fault.field() + " " + fault.message())
                        .toList();
    }

    @Test
    void takesOneDayAndAYear() {
        assertEquals(List.of(), faults("2026-11-25", " 2026-11-25 "));
        assertEquals(List.of(), faults("2026-11-30", "2027-11-26"));
        assertEquals(List.of(), faults("2026-10-25", "2026-11-25"));
    }

    @Test
    void refusesWhatIsOverTurnedRoundOrEndless() {
        assertEquals(List.of("to people.absence.past"), faults("2026-11-20", "2026-11-24"));
        assertEquals(List.of("to people.absence.order"), faults("2026-11-30", "2026-11-29"));
        assertEquals(List.of("to people.absence.far"), faults("2026-11-30", "2027-11-27"));
        assertEquals(List.of("from people.absence.early"), faults("2026-10-24", "2026-11-25"));
    }

    @Test
    void refusesWhatIsNoDay() {
        for (var none : new String[] {null, "", "tomorrow", "2026-02-30", "30/11/2026"}) {
            var refused = assertThrows(Problem.class, () -> faults(none, "2026-12-01"));
            assertEquals("from", refused.faults().get(0).field());
        }
    }
}
