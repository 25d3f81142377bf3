package org.entente.hr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entente.mail.PlainMail;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** Who hears that applications changed. */
class ApplicationLiveTest {
    private static final Database database = PlainDatabase.shared();

    @TempDir
    private static Path directory;

    private PlainRoom room;

    @BeforeEach
    void begin() {
        room = new PlainRoom(database, new PlainMail(database, directory), Map.of());
        room.clear();
    }

    @AfterEach
    void end() {
        database.update("delete from notice where id like 'live-%'");
        database.update("delete from person where id like 'live-%'");
    }

    private static void person(String id, String role) {
        database.update(
                "insert into person (id, name, email, department, roles, language, zone, version)"
                        + " values (?, ?, ?, 'hr', ?, 'en', 'Europe/London', 1)",
                id,
                id,
                id + "@fr.example",
                role);
    }

    private static void opening(String author, String manager) {
        database.update(
                "insert into notice (id, home_site, kind, reference, author, author_name, version, draft, published_at,"
                        + " changed_at) values ('live-' || ?, '', 'opening', upper('live-' || ?), ?, '', 1,"
                        + " json_build_object('manager', ?::text)::text, now(), now())",
                author,
                author,
                author,
                manager);
    }

    /** Those who hear of a new application. */
    private List<List<String>> heard() throws Exception {
        var lone = PlainDatabase.lone();
        try (var listening = DriverManager.getConnection(lone.url(), lone.user(), lone.password());
                var statement = listening.createStatement()) {
            statement.execute("listen live");
            database.update("insert into application (id, received_at, parsed, automatic, language, answer)"
                    + " values (gen_random_uuid(), now(), true, false, 'en', 'own')");
            var heard = new ArrayList<List<String>>();
            for (var each : listening.unwrap(PGConnection.class).getNotifications(5_000)) {
                assertTrue(each.getParameter().startsWith("applications "));
                heard.add(List.of(each.getParameter().split(" ")).stream()
                        .skip(1)
                        .filter(id -> id.equals("*") || id.startsWith("live-"))
                        .toList());
            }
            return heard;
        }
    }

    @Test
    void isHrAndTheManagersOfOpeningsOfThisSite() throws Exception {
        person("live-hr", "employee hr");
        person("live-manager", "employee");
        person("live-same-name", "employee");
        opening("live-hr", "live-manager");
        opening("live-of-another-site", "live-same-name");
        assertEquals(List.of(List.of("live-hr", "live-manager")), heard());
    }

    @Test
    void isNobodyElseHoweverManyTheyAre() throws Exception {
        var all = new TreeSet<String>();
        for (int i = 0; i < 400; i++) {
            var id = "live-" + "x".repeat(40) + i;
            person(id, "hr");
            all.add(id);
        }
        var heard = heard();
        assertTrue(heard.size() > 1);
        assertEquals(all, new TreeSet<>(heard.stream().flatMap(List::stream).toList()));
        assertEquals(400, heard.stream().flatMap(List::stream).count());
    }
}
