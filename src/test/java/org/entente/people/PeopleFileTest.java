package org.entente.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.people.ImportReport.BadLine;
import org.entente.site.Problem;
import org.junit.jupiter.api.Test;

class PeopleFileTest {
    private static final String HEADER = "sign-in,name,email,department,roles,language,zone\n";
    private static final String GOOD = "fr-hr,Mélanie Roussel,fr-hr@fr.example,hr,hr employee,fr,Europe/Paris\n";

    @Test
    void readsWhatExcelInFranceWrites() {
        var file = read("\uFEFF" + (HEADER + GOOD).replace(',', ';').replace("\n", "\r\n"));

        assertEquals(
                List.of(new Entry(
                        "fr-hr",
                        "Mélanie Roussel",
                        "fr-hr@fr.example",
                        Department.HR,
                        Set.of(Role.HR, Role.EMPLOYEE),
                        Locale.FRENCH,
                        ZoneId.of("Europe/Paris"))),
                file.entries());
        assertTrue(file.badLines().isEmpty());
    }

    @Test
    void takesColumnsInAnyOrderQuotesAndBarsBetweenRoles() {
        var file = read("zone,language,roles,department,email,name,sign-in,phone\n"
                + "Europe/London,en,director|admin,it,a@fr.example,\"Fraser, Callum\",fr-a,123\n");

        assertEquals("Fraser, Callum", file.entries().get(0).name());
        assertEquals(Set.of(Role.DIRECTOR, Role.ADMIN), file.entries().get(0).roles());
    }

    @Test
    void makesAnEmployeeOfWhoeverHasNoRole() {
        var file = read(HEADER + GOOD.replace("hr employee", ""));

        assertEquals(Set.of(Role.EMPLOYEE), file.entries().get(0).roles());
    }

    @Test
    void reportsEveryFaultOfABadLineAndKeepsTheGoodOnes() {
        var file = read(HEADER + "\nUK-X,,nope,cooking,boss,de,Mars\n" + GOOD + "fr-short,x\n");

        assertEquals(List.of("fr-hr"), file.entries().stream().map(Entry::id).toList());
        assertEquals(
                List.of(
                        "3 sign-in people.import.sign-in",
                        "3 name people.import.name",
                        "3 email people.import.email",
                        "3 department people.import.department",
                        "3 roles people.import.role",
                        "3 language people.import.language",
                        "3 zone people.import.zone",
                        "5  people.import.fields"),
                file.badLines().stream().map(PeopleFileTest::shown).toList());
    }

    @Test
    void refusesPeopleOfAnotherSite() {
        var file = read(HEADER + GOOD.replace("fr-hr,", "uk-hr,"));

        assertEquals(List.of("2 sign-in people.import.prefix"), shown(file));
    }

    @Test
    void takesAPersonOnce() {
        var file = read(HEADER + GOOD + GOOD.replace("Mélanie", "Another"));

        assertEquals("Mélanie Roussel", file.entries().get(0).name());
        assertEquals(List.of("3 sign-in people.import.twice"), shown(file));
    }

    @Test
    void keepsTheLinesBeforeAQuoteThatNeverCloses() {
        var file = read(HEADER + GOOD + "fr-b,\"Broken,b@fr.example,it,,fr,Europe/Paris\n" + GOOD);

        assertEquals(1, file.entries().size());
        assertEquals(List.of("3  people.import.quote"), shown(file));
    }

    @Test
    void refusesAFileThatIsNotUtf8() {
        var latin = (HEADER + GOOD).getBytes(StandardCharsets.ISO_8859_1);

        var refused = assertThrows(Problem.class, () -> PeopleFile.read(latin, "fr"));

        assertEquals("people-file-encoding", refused.type());
    }

    @Test
    void refusesAFileWithoutItsHeader() {
        var refused = assertThrows(Problem.class, () -> read(GOOD));
        var empty = assertThrows(Problem.class, () -> read(""));

        assertEquals("people-file-header", refused.type());
        assertEquals("people-file-header", empty.type());
    }

    private static PeopleFile read(String text) {
        return PeopleFile.read(text.getBytes(StandardCharsets.UTF_8), "fr");
    }

    private static List<String> shown(PeopleFile file) {
        return file.badLines().stream().map(PeopleFileTest::shown).toList();
    }

    private static String shown(BadLine bad) {
        return bad.line() + " " + bad.column() + " " + bad.text();
    }
}
