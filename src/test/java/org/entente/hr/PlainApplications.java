package org.entente.hr;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.mail.PlainMail;
import org.entente.people.Department;
import org.entente.people.People;
import org.entente.people.Preferences;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;
import org.entente.site.PlainSite;

/** Those who work on applications, on a real database without a container. */
final class PlainApplications {
    static final Database database = PlainDatabase.shared();
    static final Profile HR = person("fr-hr", Role.HR, Locale.ENGLISH);
    static final Profile OTHER = person("fr-hr-two", Role.HR, Locale.FRENCH);
    static final Profile MANAGER = person("fr-sales-manager", Role.EMPLOYEE, Locale.FRENCH);

    private final PlainMail mail;
    private final ApplicationMail door;
    final ApplicationList list;
    final Applications applications;
    final ApplicationChanges changes;
    final Owners owners;
    final ApplicationWork work;
    final ApplicationBoard board;
    final StageTimes times;
    final Erasure erasure;
    final Openings openings = new Openings(PlainSite.fr()) {
        @Override
        public List<Opening> all() {
            return List.of(
                    LetterTest.opening("FR-2026-001", "Sales engineer", true),
                    LetterTest.opening("FR-2026-002", "Archivist", true));
        }
    };

    PlainApplications(Path directory) {
        for (var table : List.of("application_audit", "application_digest")) {
            database.update("alter table " + table + " disable trigger user");
            database.update("delete from " + table);
            database.update("alter table " + table + " enable trigger user");
        }
        for (var table : List.of(
                "application_word",
                "application_note",
                "application_file_part",
                "application_file",
                "application_message",
                "application_key",
                "application",
                "outgoing_mail",
                "raw_mail")) {
            database.update("delete from " + table);
        }
        mail = new PlainMail(database, directory);
        var site = PlainSite.fr();
        var audit = new AuditLog(database);
        var keys = new ApplicationKeys(database, mail.keys());
        var files = new ApplicationFiles(database);
        var words = new WordMarks(database, mail.keys());
        var conversation = new Conversation(database, files);
        var notebook = new Notebook(database);
        var privacy = new JobsPrivacy(PlainSite.config(), site, mail.site());
        var answering = new Answering(database, mail.outgoing(), conversation, privacy, mail.site(), site);
        var intake =
                new Intake(database, site, mail.site(), keys, conversation, files, openings, words, answering, audit);
        door = new ApplicationMail(intake, conversation, keys, audit, mail.site(), mail.raw());
        list = new ApplicationList(database, openings, keys, files, words, audit);
        applications = new Applications(database, openings, keys, files, list, conversation, notebook, audit);
        changes =
                new ApplicationChanges(database, applications, openings, notebook, words, intake, conversation, audit);
        owners = new Owners(
                new People() {
                    @Override
                    public List<Profile> active() {
                        return List.of(HR, OTHER, MANAGER, person("fr-it", Role.EMPLOYEE, Locale.FRENCH));
                    }
                },
                openings);
        work = new ApplicationWork(
                database, applications, changes, owners, notebook, new Duplicates(database, openings), audit);
        board = new ApplicationBoard(database, openings, list, audit);
        times = new StageTimes(database, openings);
        erasure =
                new Erasure(database, site, applications, keys, conversation, notebook, words, mail.outgoing(), audit);
    }

    static Profile person(String id, Role role, Locale language) {
        return new Profile(
                id,
                "Name of " + id,
                id + "@fr.example",
                Department.HR,
                Set.of(role),
                language,
                ZoneId.of("UTC"),
                false,
                true,
                new Preferences(true, "none", "none", null, null, "none", false));
    }

    /** What comes from that address to that mailbox is an application; its id. */
    String receive(String name, String address, String to, String headers) {
        mail.receive(
                door,
                "Return-Path: <" + address + ">\nFrom: " + name + " <" + address + ">\nDelivered-To: " + to
                        + "@fr.example\nSubject: Hello\n" + headers + "\nHello, I would like to apply");
        return database.first("select id from application order by arrival desc limit 1", row -> row.getString(1))
                .orElseThrow();
    }

    String receive(String name) {
        return receive(name, name.toLowerCase(Locale.ROOT) + "@x.example", "jobs+fr-2026-001", "");
    }

    /** As if it had come so many days ago. */
    void age(String id, double days) {
        database.update(
                "update application set received_at = now() - ? * interval '1 day',"
                        + " stage_since = now() - ? * interval '1 day' where id = ?::uuid",
                days,
                days,
                id);
    }

    /** As if it had come into that stage so many days ago, and is still in it. */
    void enter(String id, String stage, double days) {
        changes.stage(id, stage, "", HR);
        database.update(
                "update application_note set at = now() - ? * interval '1 day' where application = ?::uuid"
                        + " and place = (select max(place) from application_note where application = ?::uuid)",
                days,
                id,
                id);
    }
}
