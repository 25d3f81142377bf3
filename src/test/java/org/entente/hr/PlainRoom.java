package org.entente.hr;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.exchange.PlainExchange;
import org.entente.mail.PlainMail;
import org.entente.people.Department;
import org.entente.people.People;
import org.entente.people.Preferences;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.PlainSite;

/** The half of this room that takes applications, without a container, on a real database: each statement commits. */
final class PlainRoom {
    private static final Map<String, String> SETTINGS = Map.of(
            "entente.hr.retention.refused-after", "P3M",
            "entente.hr.retention.pool-after", "P2Y",
            "entente.hr.retention.hired-after", "",
            "entente.hr.retention.remind-before", "P30D",
            "entente.hr.retention.undecided-after", "P12M",
            "entente.hr.retention.at", "00:00");

    /** Those that point to others first. */
    static final List<String> TABLES = List.of(
            "released_log",
            "released_part",
            "released_key",
            "released",
            "application_release_part",
            "application_release",
            "application_audit",
            "application_digest",
            "application_word",
            "application_note",
            "application_interview",
            "application_file_part",
            "application_file",
            "application_message",
            "application_key",
            "application_consent",
            "application_hold",
            "application_ask",
            "application_erasure",
            "application_purge_confirmation",
            "application_purge",
            "application",
            "mailbox_copy",
            "mail_delivery",
            "outgoing_mail",
            "raw_mail_part",
            "raw_mail_place",
            "raw_mail");

    final Profile hr = person("fr-hr", Role.HR);
    final Profile manager = person("fr-sales-manager", Role.EMPLOYEE);
    final Openings openings;
    final AuditLog audit;
    final ApplicationMail door;
    final ApplicationList list;
    final Applications applications;
    final ApplicationChanges changes;
    final Intake intake;
    final JobsPrivacy privacy;
    final Keepings keepings;
    final ErasureCertificates certificates;
    final Shredding shredding;
    final PurgeRuns runs;
    final NightlyPurge purge;
    final Retention retention;
    final ConsentAsking asking;
    final ConsentAnswers answers;
    final Releases releases;
    final ReleaseSealing sealing;
    final ReleaseReceipts receipts;

    final ApplicationKeys keys;
    final ApplicationFiles files;
    final Conversation conversation;
    final Interviews interviews;
    final Correspondence correspondence;
    final People people = new People() {
        @Override
        public Optional<Profile> find(String id) {
            return active().stream().filter(each -> each.id().equals(id)).findFirst();
        }

        @Override
        public List<Profile> active() {
            return List.of(hr, manager);
        }

        @Override
        public Optional<Profile> byAddress(String address) {
            return active().stream()
                    .filter(each -> each.email().equals(address))
                    .findFirst();
        }
    };

    /** What the purge does again and again once it is started. */
    final Map<String, Runnable> background = new LinkedHashMap<>();

    private final Database database;

    /** What somebody else does once, between the next line of the log and what follows it. */
    Runnable meanwhile = () -> {};

    PlainRoom(Database database, PlainMail mail, Map<String, String> settings) {
        this.database = database;
        var all = new HashMap<>(SETTINGS);
        all.putAll(settings);
        var config = PlainSite.config(all);
        var site = PlainSite.of("fr", "uk");
        var exchange = new PlainExchange(database);
        openings = new Openings(site) {
            @Override
            public List<Opening> all() {
                return List.of(
                        LetterTest.opening("FR-2026-001", "Sales engineer", true),
                        LetterTest.opening("FR-2026-002", "Archivist", true));
            }
        };
        audit = new AuditLog(database) {
            @Override
            void note(Collection<UUID> applications, String who, String action, String detail) {
                super.note(applications, who, action, detail);
                var now = meanwhile;
                meanwhile = () -> {};
                now.run();
            }
        };
        keys = new ApplicationKeys(database, mail.keys());
        files = new ApplicationFiles(database);
        var words = new WordMarks(database, mail.keys());
        conversation = new Conversation(database, files, mail.outgoing());
        interviews = new Interviews(database, people, mail.site());
        var notebook = new Notebook(database);
        var rules = new RetentionRules(config, site);
        privacy = new JobsPrivacy(config, site, mail.site(), rules);
        var answering = new Answering(database, mail.outgoing(), conversation, privacy, mail.site(), site);
        intake = new Intake(database, site, mail.site(), keys, conversation, files, openings, words, answering, audit);
        door = new ApplicationMail(
                intake,
                new Threads(database),
                new Senders(database, people, mail.site()),
                conversation,
                interviews,
                keys,
                audit,
                mail.site(),
                mail.raw());
        list = new ApplicationList(database, openings, keys, files, words, audit);
        applications =
                new Applications(database, openings, keys, files, list, conversation, interviews, notebook, audit);
        changes = new ApplicationChanges(
                database,
                applications,
                openings,
                notebook,
                words,
                intake,
                new Owners(people, openings),
                conversation,
                audit);
        correspondence =
                new Correspondence(database, mail.outgoing(), conversation, files, answering, mail.site(), site);
        keepings = new Keepings(database, applications, rules, audit);
        certificates = new ErasureCertificates(database, site, openings, conversation, mail.copies(), audit);
        releases = new Releases(
                database,
                site,
                applications,
                openings,
                exchange.directory(site),
                exchange.outbox(),
                audit,
                new ReleaseList(database));
        sealing = new ReleaseSealing(database, site, keys, files, conversation, exchange.outbox());
        receipts = new ReleaseReceipts(database, site, sealing, exchange.outbox(), audit);
        var erasure = new Erasure(
                database,
                openings,
                keys,
                conversation,
                notebook,
                words,
                mail.outgoing(),
                mail.copies(),
                keepings,
                certificates,
                releases,
                audit);
        shredding = new Shredding(null, database, erasure, keys, new ReleasedKeys(database, mail.keys()), mail.keys());
        runs = new PurgeRuns(database, rules, mail.copies());
        asking = new ConsentAsking(
                database,
                site,
                openings,
                applications,
                correspondence,
                audit,
                rules,
                new JobsDoor(null, true, "http://localhost", Optional.of("jobs"), 0, 0, 0));
        answers = new ConsentAnswers(database, openings, audit);
        purge = new NightlyPurge(
                new Background() {
                    @Override
                    public void every(Duration pause, String what, Runnable work) {
                        background.put(what, work);
                    }
                },
                runs,
                new Purge(database, rules, runs, erasure),
                shredding,
                mail.outgoing(),
                asking);
        retention = new Retention(database, openings, rules, runs, audit);
    }

    static Profile person(String id, Role role) {
        return person(id, id, role, Locale.ENGLISH, ZoneId.of("UTC"));
    }

    static Profile person(String id, String name, Role role, Locale language, ZoneId zone) {
        return new Profile(
                id,
                name,
                id + "@fr.example",
                Department.HR,
                Set.of(role),
                language,
                zone,
                false,
                true,
                new Preferences(true, "none", "none", null, null, "none", false));
    }

    void clear() {
        for (var table : TABLES) {
            database.update("alter table " + table + " disable trigger user");
            database.update("delete from " + table);
            database.update("alter table " + table + " enable trigger user");
        }
        database.update("delete from outbox where topic = 'entente_releases'");
    }
}
