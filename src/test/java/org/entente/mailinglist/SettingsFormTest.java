package org.entente.mailinglist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.people.Department;
import org.entente.people.Preferences;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsFormTest {
    private static final Profile OWNER = new Profile(
            "fr-owner",
            "O",
            "o@fr.example",
            Department.IT,
            Set.of(Role.LIST_MANAGER),
            Locale.ENGLISH,
            ZoneOffset.UTC,
            false,
            true,
            new Preferences(true, "none", "none", null, null, "none", false));

    private static SettingsForm form(ListSettings settings) {
        var list = MailingList.open(settings, "fr", "board@fr.example", Instant.EPOCH);
        return SettingsForm.of(ListDetail.of(list, OWNER, 0, null), true, List.of("fr", "uk"));
    }

    @Test
    void changesNothingThatNobodyChanges() {
        var settings = new ListSettings(
                "board",
                Map.of("fr", "Conseil"),
                Map.of("en", "What the board says"),
                "panel",
                List.of("fr"),
                List.of("fr-owner", "uk-owner"),
                new Standing(List.of("sales"), List.of("director")),
                "senders",
                "reject",
                List.of("@agency.example", "panel@panel.example"),
                true,
                "closed",
                "everyone",
                20_971_520L,
                true,
                false);

        assertEquals(settings, form(settings).settings());
    }

    @ParameterizedTest
    @CsvSource({"20, 20000000", "'0,05', 50000", "1.5, 1500000", "'', 0", "much, 0", "-1, 0", "1e9, 0"})
    void takesASizeInMegabytes(String typed, long octets) {
        var fields = new MultivaluedHashMap<String, String>();
        fields.putSingle("sizeLimit", typed);

        assertEquals(
                octets,
                SettingsForm.fresh(List.of("fr"), "fr-owner")
                        .typed(fields)
                        .settings()
                        .sizeLimit());
    }
}
