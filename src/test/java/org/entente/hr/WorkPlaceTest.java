package org.entente.hr;

import static org.entente.hr.PlainApplications.HR;
import static org.entente.hr.PlainApplications.MANAGER;
import static org.entente.hr.PlainApplications.OTHER;
import static org.entente.hr.PlainApplications.database;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.entente.people.Role;
import org.entente.site.Problem;
import org.entente.web.Page;
import org.entente.web.PlainPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** The board, the list, owners, ratings, duplicates and time per stage, on a real database. */
class WorkPlaceTest {
    private static final BoardQuery ALL = BoardQuery.of(null, null, null, null);

    @TempDir
    private static Path directory;

    private PlainApplications room;

    @BeforeEach
    void begin() {
        room = new PlainApplications(directory);
    }

    private static String refused(Executable what) {
        var problem = assertThrows(Problem.class, what);
        return problem.status() + " " + problem.type();
    }

    private BoardColumn column(BoardQuery query, Stage stage) {
        return room.board.of(HR, query, Optional.empty()).columns().get(stage.ordinal());
    }

    private List<String> found(String owner, String mark) {
        return room.list.list(HR, ApplicationQuery.of(null, null, null, owner, mark, null, null), 50).items().stream()
                .map(ApplicationItem::id)
                .toList();
    }

    private long listed(String id, String who) {
        return room.applications.log(id, HR).stream()
                .filter(entry -> entry.action().equals("listed") && entry.who().equals(who))
                .count();
    }

    @Test
    void movesACardOnlyFromWhereItWasSeen() {
        var id = room.receive("Zoe");
        room.age(id, 9);
        assertEquals(9, column(ALL, Stage.RECEIVED).cards().get(0).days());

        room.work.move(id, "received", "interview", MANAGER);
        assertEquals("409 application-moved", refused(() -> room.work.move(id, "received", "refused", HR)));
        room.work.move(id, "received", "interview", HR); // both wanted the same
        var card = column(ALL, Stage.INTERVIEW).cards().get(0);
        assertEquals(0, card.days());
        assertEquals(1, room.applications.find(id, HR).notes().size());
        assertEquals("400 invalid", refused(() -> room.work.move(id, "interview", "promoted", HR)));
    }

    @Test
    void showsColumnsAPieceAtATimeTheLongestWaitingFirst() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 25; i++) {
            ids.add(room.receive("N" + i));
            room.age(ids.get(i), 100 - i);
        }
        room.work.move(ids.get(24), "received", "refused", HR);

        var first = column(ALL, Stage.RECEIVED);
        assertEquals(24, first.count());
        assertEquals(
                ids.subList(0, 20),
                first.cards().stream().map(ApplicationItem::id).toList());
        assertTrue(first.more());
        var rest = column(ALL.at("received", first.next()), Stage.RECEIVED);
        assertEquals(
                ids.subList(20, 24),
                rest.cards().stream().map(ApplicationItem::id).toList());
        assertEquals(0, rest.before());
        var folded = column(ALL, Stage.REFUSED);
        assertEquals(1, folded.count());
        assertEquals(List.of(), folded.cards());
        assertEquals(0, listed(ids.get(24), "fr-hr"));
        assertEquals(
                ids.get(24),
                column(ALL.at("refused", 0), Stage.REFUSED).cards().get(0).id());
    }

    @Test
    void notesALookAtTheBoardOnceInAWhileAndForEachPerson() {
        var id = room.receive("Zoe");
        var unsorted = room.receive("Ada", "ada@x.example", "jobs", "");
        for (int i = 0; i < 3; i++) {
            column(ALL, Stage.RECEIVED);
            var seen = room.board.of(MANAGER, ALL, Optional.of(UUID.fromString(unsorted)));
            assertEquals(1, seen.columns().get(0).cards().size());
            assertNull(seen.told()); // a manager is told nothing of others
        }
        var stranger = PlainApplications.person("fr-it", Role.ADMIN, Locale.FRENCH);
        assertEquals("404 not-found", refused(() -> room.board.of(stranger, ALL, Optional.empty())));
        assertEquals("404 not-found", refused(() -> room.work.rate(id, 3, "", stranger)));
        assertEquals("404 not-found", refused(() -> room.work.move(unsorted, "received", "refused", MANAGER)));
        assertEquals(1, listed(id, "fr-hr"));
        assertEquals(1, listed(id, "fr-sales-manager"));
        assertEquals(0, listed(unsorted, "fr-sales-manager"));
        database.update("alter table application_audit disable trigger user");
        database.update("update application_audit set at = at - interval '11 minutes'");
        database.update("alter table application_audit enable trigger user");
        column(ALL, Stage.RECEIVED);
        assertEquals(2, listed(id, "fr-hr"));
    }

    /** Between what was counted and what is read, one is erased and another moved to somebody else's opening. */
    @Test
    void leavesOutWhatIsGoneBeforeItIsShown() {
        var left = room.receive("Zoe");
        for (var shown : List.<Supplier<List<ApplicationItem>>>of(
                () -> column(ALL, Stage.RECEIVED).cards(),
                () -> room.list
                        .list(HR, ApplicationQuery.of(null, null, null, null), 50)
                        .items())) {
            var gone = room.receive("Ada");
            room.room.meanwhile = () -> room.erasure.erase(gone, "mistake", HR);
            assertEquals(
                    List.of(left), shown.get().stream().map(ApplicationItem::id).toList());
        }
        var query = ApplicationQuery.of("FR-2026-001", null, null, null);
        room.room.meanwhile =
                () -> room.changes.correct(left, new ApplicationCorrection(null, null, null, null, ""), null, HR);
        assertEquals(List.of(), room.list.list(MANAGER, query, 50).items());
    }

    @Test
    void tellsThatThereIsNoneFromThatNoneIsLikeThat() {
        assertFalse(ApplicationQuery.of("", " ", null, null).filtered());
        for (var asked : List.of(
                ApplicationQuery.of("id-FR-2026-001", null, null, null),
                ApplicationQuery.of(null, "refused", null, null),
                ApplicationQuery.of(null, null, "zoe", null),
                ApplicationQuery.of(null, null, null, "mine", null, null, null),
                ApplicationQuery.of(null, null, null, null, "duplicate", null, null))) {
            assertTrue(asked.filtered(), asked.toString());
        }
        assertTrue(shown(ALL).contains("No application has come yet."));
        assertTrue(shown(BoardQuery.of("id-FR-2026-001", null, null, null)).contains("No application is like that."));
        room.receive("Zoe");
        assertFalse(shown(ALL).contains("No application"));
    }

    private String shown(BoardQuery query) {
        var seen = room.board.of(HR, query, Optional.empty());
        var board = new BoardPages.Board(seen.columns(), query, List.of(), Map.of(), true, "fr-hr", null, false);
        return PlainPages.render(Page.of("hr/board", board), HR, "/applications/board");
    }

    @Test
    void losesAnOwnerWhoDoesNotSeeItWhereItGoes() {
        var id = room.receive("Zoe");
        var sorted = new ApplicationCorrection("Zoe Martin", null, null, null, "id-FR-2026-002");
        room.work.own(id, null, "fr-sales-manager", HR);
        assertEquals(
                "fr-sales-manager", room.changes.correct(id, sorted, null, HR).owner()); // of both openings
        var unsorted = new ApplicationCorrection(null, null, null, null, "");
        assertNull(room.changes.correct(id, unsorted, null, HR).owner());
        assertEquals(
                List.of("fr-sales-manager", ""),
                room.applications.log(id, HR).stream()
                        .filter(entry -> entry.action().equals("owned"))
                        .map(AuditEntry::detail)
                        .toList());
        room.work.own(id, null, "fr-hr", HR);
        assertEquals("fr-hr", room.changes.correct(id, sorted, null, HR).owner());
    }

    @Test
    void hasOneOwnerWhomNobodyOverwritesUnseen() {
        var id = room.receive("Zoe");
        var unsorted = room.receive("Ada", "ada@x.example", "jobs", "");
        assertEquals(
                "fr-sales-manager",
                room.work.own(id, "", "fr-sales-manager", MANAGER).owner());
        assertEquals("409 application-owned", refused(() -> room.work.own(id, "", "fr-hr", HR)));
        assertEquals(
                "fr-hr", room.work.own(id, "fr-sales-manager", "fr-hr", OTHER).owner());
        assertEquals("400 invalid", refused(() -> room.work.own(id, null, "fr-it", HR)));
        assertEquals("400 invalid", refused(() -> room.work.own(unsorted, null, "fr-sales-manager", HR)));

        assertEquals(List.of(id), found("mine", null));
        assertEquals(List.of(unsorted), found("none", null));
        assertEquals(List.of(), found("fr-sales-manager", null));
        assertEquals(
                1,
                column(BoardQuery.of(null, "mine", null, null), Stage.RECEIVED).count());
        assertEquals(
                List.of("fr-sales-manager", "fr-hr"),
                room.applications.log(id, HR).stream()
                        .filter(entry -> entry.action().equals("owned"))
                        .map(AuditEntry::detail)
                        .toList());
        assertNull(room.work.own(id, "fr-hr", "", HR).owner());
    }

    @Test
    void ratesSideBySideSealedAndErased() {
        var id = room.receive("Zoe");
        room.work.rate(id, 4, "Gripping marqueur", HR);
        room.work.rate(id, 2, "", MANAGER);
        var ratings = room.work.rate(id, 5, "Better marqueur", HR).ratings();

        assertEquals(
                List.of(5, 2), ratings.stream().map(ApplicationRating::stars).toList());
        assertEquals("Better marqueur", ratings.get(0).reason());
        assertEquals(
                Map.of("fr-hr", 5, "fr-sales-manager", 2),
                column(ALL, Stage.RECEIVED).cards().get(0).ratings());
        assertEquals("400 invalid", refused(() -> room.work.rate(id, 6, "", HR)));
        assertEquals("400 invalid", refused(() -> room.work.rate(id, 1, "x".repeat(501), HR)));
        assertEquals(
                0L,
                database.first(
                                "select count(*) from application_rating t where t::text like ?",
                                row -> row.getLong(1),
                                "%6d617271756575%")
                        .orElseThrow());
        room.work.own(id, null, "fr-hr", HR);
        room.erasure.erase(id, "request", HR);
        assertEquals(List.of(), database.list("select person from application_rating", row -> row.getString(1)));
        assertEquals(
                Optional.empty(),
                database.first("select owner from application where owner is not null", row -> row.getString(1)));
    }

    @Test
    void tellsTwoOfOneAddressApartAndNeverMergesThem() {
        var one = room.receive("Zoe", "both@x.example", "jobs+fr-2026-001", "");
        var two = room.receive("Yves", "both@x.example", "jobs+fr-2026-001", "");
        var three = room.receive("Ada");
        assertEquals(List.of(two, one), found(null, "duplicate"));
        assertEquals(
                List.of(two),
                room.work.of(one, MANAGER).duplicates().stream()
                        .map(ApplicationTwin::id)
                        .toList());

        assertEquals(List.of(), room.work.tellApart(two, one, false, MANAGER).duplicates());
        assertEquals(List.of(), found(null, "duplicate"));
        assertEquals(List.of(), room.applications.find(one, HR).duplicates());
        assertEquals(two, room.work.of(one, HR).distinct().get(0).id());
        for (var id : List.of(one, two)) {
            assertEquals(
                    1,
                    room.applications.log(id, HR).stream()
                            .filter(entry -> entry.action().equals("distinct"))
                            .count());
        }
        assertEquals(3, found(null, null).size());
        assertEquals(List.of(two), room.work.tellApart(one, two, true, HR).duplicates());
        assertEquals("404 not-found", refused(() -> room.work.tellApart(one, one, false, HR)));
        assertEquals("404 not-found", refused(() -> room.work.tellApart(one, "x", false, HR)));
        room.work.tellApart(one, two, false, HR);
        room.erasure.erase(two, "request", HR);
        assertEquals(List.of(), room.work.of(one, HR).distinct());
        assertEquals(List.of(), room.work.of(three, HR).duplicates());
    }

    @Test
    void listsByArrivalOrByWaitingAndGoesOnWhereItStopped() {
        var ids = IntStream.range(0, 5).mapToObj(i -> room.receive("N" + i)).toList();
        for (int i = 0; i < 5; i++) {
            room.age(ids.get(i), new int[] {2, 9, 2, 30, 1}[i]);
        }
        assertEquals(List.of(ids.get(4), ids.get(3), ids.get(2), ids.get(1), ids.get(0)), all("arrival"));
        assertEquals(List.of(ids.get(3), ids.get(1), ids.get(0), ids.get(2), ids.get(4)), all("waiting"));
        assertEquals("400 invalid", refused(() -> query("waiting", "MTI")));
        assertEquals("400 invalid", refused(() -> query("rating", null)));
    }

    private static ApplicationQuery query(String order, String after) {
        return ApplicationQuery.of(null, null, null, null, null, order, after);
    }

    private List<String> all(String order) {
        var all = new ArrayList<String>();
        String after = null;
        do {
            var stretch = room.list.list(HR, query(order, after), 2);
            stretch.items().forEach(item -> all.add(item.id()));
            after = stretch.next();
        } while (after != null);
        return all;
    }

    @Test
    void addsUpDaysPerStage() {
        var gone = room.receive("Gone");
        room.age(gone, 20);
        room.enter(gone, "shortlisted", 18);
        room.enter(gone, "interview", 8);
        room.enter(gone, "refused", 7);
        room.erasure.erase(gone, "request", HR);
        var kept = room.receive("Kept");
        room.age(kept, 20);
        room.enter(kept, "shortlisted", 16);
        room.age(room.receive("New"), 3);
        room.age(room.receive("Robot", "r@x.example", "jobs+fr-2026-001", "Auto-Submitted: auto-replied\n"), 19);
        room.age(room.receive("Other", "o@x.example", "jobs+fr-2026-002", ""), 5);
        room.age(room.receive("Unsorted", "u@x.example", "jobs", ""), 1);

        var received = times("", 0).get(0);
        assertEquals(List.of(5L, 2L, 0L, 3L), counts(received));
        assertEquals(3.0, received.median(), 0.01); // of 2 and 4 days
        assertEquals(5.0, received.longest(), 0.01);
        var shortlisted = times("", 0).get(1);
        assertEquals(List.of(2L, 1L, 0L, 1L), counts(shortlisted));
        assertEquals(10.0, shortlisted.median(), 0.01);
        assertEquals(16.0, shortlisted.longest(), 0.01);
        assertEquals(List.of(1L, 0L, 1L, 0L), counts(times("", 0).get(2)));
        assertEquals(List.of(1L, 0L, 0L, 0L), counts(times("", 0).get(5))); // refused, and erased
        assertEquals(List.of(1L, 0L, 0L, 1L), counts(times("id-FR-2026-002", 0).get(0)));
        assertEquals(3, times("", 15).get(0).came());
        assertEquals(7, room.times.of(MANAGER, "", Instant.EPOCH).size());
        assertEquals(
                "404 not-found",
                refused(() -> room.times.of(
                        PlainApplications.person("fr-it", Role.ADMIN, Locale.FRENCH), "", Instant.EPOCH)));
    }

    private List<StageTime> times(String notice, int days) {
        return room.times.of(
                HR, notice, days == 0 ? Instant.EPOCH : Instant.now().minusSeconds(days * 86_400L));
    }

    private static List<Long> counts(StageTime time) {
        return List.of(time.came(), time.onward(), time.ended(), time.there());
    }

    @Test
    void canBeMovedToEveryOtherStageByAButtonInBothLanguages() {
        var id = room.receive("Zoe");
        room.changes.correct(id, new ApplicationCorrection("<b>Zoe</b>", null, null, null, null), null, HR);
        room.work.move(id, "received", "offer", HR);
        for (var reader : List.of(HR, OTHER)) {
            var openings = room.openings.all();
            var page = PlainPages.render(
                    Page.of(
                            "hr/board",
                            new BoardPages.Board(
                                    room.board.of(reader, ALL, Optional.empty()).columns(),
                                    ALL,
                                    openings,
                                    room.owners.ofAll(openings),
                                    true,
                                    reader.id(),
                                    null,
                                    false)),
                    reader,
                    "/applications/board");
            for (var stage : Stage.values()) {
                assertTrue(page.contains("id=\"stage-" + stage.key() + "\""), stage.key());
                assertEquals(
                        stage != Stage.OFFER,
                        page.contains(" name=\"stage\" value=\"" + stage.key() + "\""),
                        stage.key());
            }
            assertTrue(page.contains("name=\"from\" value=\"offer\""), page);
            assertTrue(page.contains("&lt;b&gt;Zoe"), page);
            assertFalse(page.contains("style="), page);
        }
    }
}
