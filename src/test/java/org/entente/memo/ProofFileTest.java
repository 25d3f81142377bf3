package org.entente.memo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ProofFileTest {
    private static final Instant OPENED = Instant.parse("2026-11-24T09:12:41.5Z");

    private static List<String> lines(Locale language, String zone, Proof.Person... people) {
        var file = new String(ProofFile.write(List.of(people), language, ZoneId.of(zone)), StandardCharsets.UTF_8);
        return List.of(file.split("\r\n", -1));
    }

    @Test
    void hasALineForEachPersonByTheReadersClock() {
        assertEquals(
                List.of(
                        "\uFEFFSite,Sign-in,Name,Opened at,Acknowledged at,Acknowledged by deputy,Opened by deputy at,Opened by deputy",
                        "fr,fr-a,\"Zoé, \"\"Z\"\" Barthélemy\",2026-11-24T10:12:41+01:00,,,,",
                        ""),
                lines(
                        Locale.ENGLISH,
                        "Europe/Paris",
                        new Proof.Person("fr", "fr-a", "Zoé, \"Z\" Barthélemy", OPENED, null, null)));
    }

    @Test
    void isSeparatedAsFrenchSpreadsheetsExpect() {
        assertEquals(
                "fr;fr-a;Zoé;2026-11-24T09:12:41Z;2026-11-24T09:12:41Z;Ève;2026-11-24T09:12:41Z;'=1",
                lines(
                                Locale.FRENCH,
                                "UTC",
                                new Proof.Person(
                                        "fr", "fr-a", "Zoé", OPENED, OPENED, new ByDeputy(OPENED, "=1", "Ève")))
                        .get(1));
    }

    @Test
    void holdsNoFormula() {
        for (var begin : List.of("=", "+", "-", "@", "\t", "\r")) {
            assertEquals("'" + begin + "cmd", ProofFile.cell(begin + "cmd"));
        }
        assertEquals("a=b", ProofFile.cell("a=b"));
        assertEquals("", ProofFile.cell(""));
    }
}
