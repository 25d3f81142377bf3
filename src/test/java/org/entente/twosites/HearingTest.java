package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final List<String> SITES = List.of("fr", "uk", "de");
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void goesOnUntilEachSiteHasHeardEachPeer() {
        var asked = new ArrayList<String>();
        new Hearing(
                        List.of("fr", "uk"),
                        site -> {
                            asked.add(site);
                            return asked.size() < 6 ? Set.of("fr") : Set.of("fr", "uk");
                        },
                        () -> true)
                .await(Duration.ofSeconds(30));
        assertEquals(List.of("fr", "uk", "fr", "uk", "fr", "uk", "fr", "uk"), asked);
    }

    @Test
    void saysWhoHasNotHeardWhom() {
        var hearing =
                new Hearing(SITES, site -> site.equals("fr") ? Set.of("uk") : Set.of("fr", "uk", "de"), () -> true);
        assertEquals(
                "The link did not come up within 0 s: fr has not heard de (see the log of fr-mirror).",
                assertThrows(StartFailed.class, () -> hearing.await(SHORT)).getMessage());
    }

    @Test
    void doesNotWaitForALinkThatIsCut() {
        new Hearing(SITES, site -> Set.of(), () -> false).await(Duration.ofDays(1));
    }
}
