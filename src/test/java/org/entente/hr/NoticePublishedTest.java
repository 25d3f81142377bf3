package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notices on their way. */
class NoticePublishedTest {
    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

    private static NoticePublished told(String kind, String reference) {
        return new NoticePublished(
                "0193",
                2,
                "fr",
                kind,
                reference,
                "fr-hr",
                "Mélanie",
                Map.of("en", new NoticeText("t", "b")),
                List.of("fr", "uk"),
                "Paris",
                "permanent",
                AT,
                "fr-sales-manager",
                "Benoît",
                "jobs@fr.example",
                AT,
                AT,
                List.of());
    }

    @Test
    void isLaidDownAsItWasTold() {
        var notice = new Notice();
        notice.lay(told("opening", "FR-2026-014"));

        assertEquals(told("opening", "FR-2026-014"), NoticePublished.of(notice, List.of()));
        assertTrue(notice.isFor("uk"));
        notice.lay(new NoticeWithdrawn("0193", "fr", 3, AT.plusSeconds(1)));
        assertTrue(notice.isWithdrawn());
        assertEquals(3, notice.version());
    }

    @Test
    void isRefusedWithTheReferenceOfAnotherSite() {
        assertThrows(IllegalArgumentException.class, () -> told("opening", "UK-2026-014"));
        assertThrows(IllegalArgumentException.class, () -> told("opening", null));
        assertThrows(IllegalArgumentException.class, () -> told("announcement", "FR-2026-014"));
        assertThrows(IllegalArgumentException.class, () -> told("song", null));
    }

    @Test
    void isWrittenWithoutWhatNobodyMeant() {
        var draft = new NoticeDraft(
                "opening",
                " fr-2026-014 ",
                Map.of("fr", new NoticeText("Un\ttitre", "l'été\r\n\r\nfin"), "en", new NoticeText("t", "b")),
                List.of("uk", "fr"),
                " Paris ",
                "permanent",
                AT,
                "",
                null);

        assertEquals("FR-2026-014", draft.reference());
        assertEquals(new NoticeText("Un titre", "l'été\n\nfin"), draft.texts().get("fr"));
        assertEquals(List.of("fr", "uk"), draft.sites());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "uk"})
    void areInTheFilesOfTheDemo(String site) throws Exception {
        var openings = new ObjectMapper()
                .readTree(Path.of("payara/notices-" + site + ".json").toFile());

        assertEquals(1, openings.size());
        assertTrue(openings.at("/0/reference").asText().startsWith(NoticePublished.prefix(site)));
        assertTrue(openings.at("/0/manager").asText().startsWith(site));
        for (var text : List.of("/0/texts/en/title", "/0/texts/en/body", "/0/texts/fr/title", "/0/texts/fr/body")) {
            assertTrue(openings.at(text).isTextual(), text);
        }
    }

    @Test
    void closesAtItsMoment() {
        assertEquals("current", NoticeDetail.state(null, AT, AT.minusNanos(1)));
        assertEquals("closed", NoticeDetail.state(null, AT, AT));
        assertEquals("withdrawn", NoticeDetail.state(AT, null, AT));
        assertEquals("current", NoticeDetail.state(null, null, AT));
    }
}
