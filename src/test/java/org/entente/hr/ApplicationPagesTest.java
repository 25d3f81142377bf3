package org.entente.hr;

import static org.entente.hr.PlainApplications.HR;
import static org.entente.hr.PlainApplications.MANAGER;
import static org.entente.hr.PlainApplications.database;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.entente.exchange.PlainExchange;
import org.entente.people.CurrentPerson;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.site.PlainSite;
import org.entente.web.Page;
import org.entente.web.PlainPages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the pages of an application tell who did what. */
class ApplicationPagesTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}");

    @TempDir
    private static Path directory;

    private final CurrentPerson person = new CurrentPerson();

    private PlainApplications room;
    private WhoIsWho people;

    @BeforeEach
    void begin() {
        room = new PlainApplications(directory);
        person.signedIn(HR);
        var site = PlainSite.of("fr", "uk");
        people = new WhoIsWho(
                new People() {
                    @Override
                    public Optional<Profile> find(String id) {
                        return Stream.of(HR, MANAGER)
                                .filter(each -> each.id().equals(id))
                                .findFirst();
                    }
                },
                new PlainExchange(database).directory(site),
                site);
        database.update("delete from directory_person");
        database.update("insert into directory_person (site, id, name, department, language, present) values"
                + " ('uk', 'uk-managing-director', 'Olivia Marsh', 'direction', 'en', true)");
    }

    private static String shown(Page page, Profile reader) {
        return PlainPages.render(page, reader, "/applications");
    }

    private String log(String id, Profile reader) {
        var clock = new InterviewClock(ZoneId.of("Europe/Paris"), List.of());
        person.signedIn(reader);
        var page = shown(
                new ApplicationPages(
                                person,
                                room.openings,
                                room.applications,
                                room.changes,
                                room.erasure,
                                room.work,
                                room.room.releases,
                                clock,
                                people)
                        .show(id),
                reader);
        var log = page.indexOf(reader == HR ? "Who saw and changed it" : "Qui l’a vue et modifiée");
        return page.substring(log, page.indexOf("</details>", log)).replaceAll("<[^>]*>|\\s+", " ");
    }

    @Test
    void sayInTheLogWhatIsKnownAndNoIds() {
        var id = room.receive("Zoe");
        room.changes.stage(id, "shortlisted", "", MANAGER);
        room.changes.note(id, "Good", HR);
        room.work.own(id, null, "fr-sales-manager", HR);
        room.work.own(id, null, "", HR);
        room.changes.correct(id, new ApplicationCorrection(null, null, null, null, "id-FR-2026-002"), null, HR);
        room.applications.raw(id, HR);
        room.room.keepings.consent(id, "phone", null, null, HR);
        room.room.releases.offer(id, new ReleaseWish("uk-managing-director", "Look", 3), HR);
        room.room.audit.note(UUID.fromString(id), "uk", "release-arrived", "1");
        room.room.audit.note(UUID.fromString(id), "candidate", "consent-withdrawn", "link");
        room.room.audit.note(
                UUID.fromString(id), "fr-hr", "invited", UUID.randomUUID() + " fr-sales-manager somebody-else");

        var english = log(id, HR);
        for (var said : List.of(
                "Received   Incoming mail",
                "Stage changed   Name of fr-sales-manager",
                "Shortlisted",
                "Owner changed",
                "Nobody",
                "FR-2026-002",
                "the letter as it came",
                "by telephone",
                "Olivia Marsh",
                "Release arrived   UK",
                "Consent withdrawn   The candidate",
                "Invited to an interview   Name of fr-hr")) {
            assertTrue(english.replaceAll(" +", " ").contains(said.replaceAll(" +", " ")), said + ": " + english);
        }
        assertFalse(ID.matcher(english).find(), english);
        assertFalse(english.contains("somebody-else"), english);
        assertTrue(log(id, MANAGER).contains("Courrier reçu"));
    }

    @Test
    void sayWhoRecordedConsentPlacedTheHoldAndErased() {
        var id = room.receive("Zoe");
        room.room.keepings.consent(id, "mail", null, null, HR);
        room.room.keepings.hold(id, "A dispute", HR);
        var keeping = new KeepingPages(person, room.room.keepings, room.room.asking, people);
        var page = shown(keeping.show(id), HR);
        assertTrue(page.contains("recorded by Name of fr-hr."), page);
        assertTrue(page.contains("<span>Name of fr-hr</span>"), page);
        database.update("update application_consent set recorded_by = 'candidate'");
        assertTrue(shown(keeping.show(id), HR).contains("recorded by The candidate."));

        room.room.keepings.endHold(id, HR);
        room.erasure.erase(id, "mistake", HR);
        database.update("update application_erasure set who = 'system'");
        var certificate = shown(new CertificatePages(person, room.room.certificates, people).show(id), HR);
        assertTrue(certificate.contains("<dd>Entente, It was never an application</dd>"), certificate);
        assertTrue(certificate.contains("<dd>Entente France, "), certificate);
    }

    @Test
    void sayWhichSiteReleasedSomething() {
        var item =
                new ReleasedItem(UUID.randomUUID().toString(), "uk", null, Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
        var homes = people.of(Stream.of("uk"));
        var model = new ReleasedPages.Overview(List.of(item), homes);
        assertTrue(shown(Page.of("hr/releasedlist", model), HR).contains("Released by HR of UK until "));
        assertEquals(Map.of("fr", "Entente France"), people.of(Stream.of("fr")).names());
    }
}
