package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbBuilder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.entente.mail.PlainMail;
import org.entente.people.CurrentPerson;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.site.PlainSite;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the API tells of mails, applications and answers, on a real database. */
class ReconciliationTest {
    private static final Database database = PlainDatabase.shared();

    @TempDir
    private static Path directory;

    private final String today = LocalDate.now(PlainSite.fr().zone()).toString();

    private PlainMail mail;
    private PlainRoom room;

    @BeforeEach
    void begin() {
        mail = new PlainMail(database, directory);
        room = new PlainRoom(database, mail, Map.of());
        room.clear();
        for (var to : List.of("jobs+fr-2026-001", "jobs+fr-2026-002", "jobs")) {
            mail.receive(
                    room.door,
                    "Return-Path: <" + to + "@x.example>\nFrom: " + to + "@x.example\nTo: " + to
                            + "@fr.example\nSubject: Hello\n\nI would like to apply");
        }
    }

    /** The lines as they go out. */
    private List<JsonObject> items(@Nullable String notice, @Nullable String day) {
        var person = new CurrentPerson();
        person.signedIn(room.hr);
        var reconciliation = new Reconciliation(database, PlainSite.fr(), room.openings, mail.days(), mail.outgoing());
        var told = new ReconciliationResource(person, room.openings, reconciliation, null).days(notice, day);
        var jsonb = JsonbBuilder.create();
        return jsonb.fromJson(jsonb.toJson(told), JsonObject.class)
                .getJsonArray("items")
                .getValuesAs(JsonObject.class);
    }

    @Test
    void tellsWhatIsMissingAndUnanswered() {
        var all = items(null, null);
        assertEquals(4, all.size());
        assertEquals(3, all.get(0).getInt("mails"));
        assertEquals(0, all.get(0).getInt("missing"));
        assertEquals(0, all.get(0).getInt("unanswered"));

        database.update("delete from application_message where not outgoing and application ="
                + " (select id from application where notice = 'id-FR-2026-002')");
        database.update(
                "update application set parsed = false, answer = 'unparsed', answered_at = null where notice = 'id-FR-2026-001'");
        assertEquals(1, items(null, null).get(0).getInt("missing"));
        assertEquals(1, items(null, null).get(0).getInt("unanswered"));
    }

    @Test
    void tellsOfOneOpeningAndOfOneDay() {
        var one = items("id-FR-2026-001", today);
        assertEquals(1, one.size());
        assertEquals("FR-2026-001", one.get(0).getString("reference"));
        assertEquals(today, one.get(0).getString("day"));
        assertEquals(1, items("none", null).size());
        assertEquals(4, items(null, today).size());

        var past = LocalDate.parse(today).minusDays(40).toString();
        database.update(
                "update application_message set at = (?::date + time '12:00') at time zone 'UTC' where application ="
                        + " (select id from application where notice = 'id-FR-2026-002')",
                past);
        assertEquals(List.of(), items("id-FR-2026-002", null));
        assertEquals(1, items("id-FR-2026-002", past).size());
        assertEquals(
                "invalid",
                assertThrows(Problem.class, () -> items(null, "yesterday")).type());
    }
}
