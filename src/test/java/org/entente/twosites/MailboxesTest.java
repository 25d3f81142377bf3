package org.entente.twosites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxesTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private final Mailboxes mailboxes = new Mailboxes(PROJECT, Settings.SITES);

    @Test
    void givesEveryPersonOneAndEverySiteThoseOfItsPurposes() {
        assertEquals("Aurélie Moreau", mailboxes.all().get("fr-sales-director@fr.example"));
        assertTrue(mailboxes.all().keySet().stream()
                .toList()
                .containsAll(java.util.List.of(
                        "lists@fr.example", "jobs@fr.example", "bounces@uk.example", "lists@uk.example", "outside")));
    }

    @Test
    void takesATagForPartOfTheAddressAndNotOfTheName() {
        assertEquals(Optional.of("fr-hr@fr.example"), mailboxes.of("fr-hr@fr.example"));
        assertEquals(Optional.of("fr-hr@fr.example"), mailboxes.of("FR-HR+welcome@Fr.Example"));
        assertEquals(Optional.of("jobs@fr.example"), mailboxes.of("jobs+1991-17@fr.example"));
        assertEquals(Optional.of("bounces@uk.example"), mailboxes.of("bounces+ab=12@uk.example"));
    }

    @Test
    void givesTheAddressesOfAListToTheListsOfItsSite() {
        for (var address :
                "panel-floorcare panel-new list-board sales-fr sales-fr-join sales-fr-owner sales-fr-leave+abc"
                        .split(" ")) {
            assertEquals(Optional.of("lists@fr.example"), mailboxes.of(address + "@fr.example"), address);
        }
        assertEquals(Optional.of("lists@uk.example"), mailboxes.of("panel-floorcare-request@uk.example"));
        assertEquals(Optional.of("fr-admin@fr.example"), mailboxes.of("postmaster@fr.example"));
    }

    @Test
    void knowsNobodyElseOfOurs() {
        for (var address : "nobody fr-hr-join sales-fr-else uk-hr +tag sales.fr".split(" ")) {
            assertEquals(Optional.empty(), mailboxes.of(address + "@fr.example"), address);
        }
        assertEquals(Optional.empty(), mailboxes.of("sales-fr@uk.example"));
    }

    @Test
    void asksForListsThatAreInNoFile() {
        var more = new Mailboxes(PROJECT, Settings.SITES, "board@uk.example"::equals);
        assertEquals(Optional.of("lists@uk.example"), more.of("Board@uk.example"));
        assertEquals(Optional.of("lists@uk.example"), more.of("board-confirm+12@uk.example"));
        assertEquals(Optional.empty(), more.of("board@fr.example"));
    }

    @Test
    void leavesTheRestOfTheWorldOutside() {
        assertEquals(Optional.of("outside"), mailboxes.of("panel@panel.example"));
        assertEquals(Optional.of("outside"), mailboxes.of("fr-hr@mail.fr.example"));
    }

    @Test
    void readsALineThatWasAddedMeanwhile(@TempDir Path project) throws IOException {
        var aliases = Files.createDirectories(project.resolve("payara")).resolve("aliases");
        Files.writeString(aliases, "# nothing yet\n");
        var here = new Mailboxes(project, Settings.SITES);
        assertEquals(Optional.empty(), here.of("board@uk.example"));

        Files.writeString(aliases, "board@uk.example lists@uk.example\n", StandardOpenOption.APPEND);

        assertEquals(Optional.of("lists@uk.example"), here.of("board@uk.example"));
    }
}
