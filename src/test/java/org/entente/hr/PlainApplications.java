package org.entente.hr;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.mail.PlainMail;
import org.entente.people.People;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.PlainDatabase;

/** Those who work on applications, on a real database without a container. */
final class PlainApplications {
    static final Database database = PlainDatabase.shared();
    static final Profile HR = person("fr-hr", Role.HR, Locale.ENGLISH);
    static final Profile OTHER = person("fr-hr-two", Role.HR, Locale.FRENCH);
    static final Profile MANAGER = person("fr-sales-manager", Role.EMPLOYEE, Locale.FRENCH);

    private final PlainMail mail;
    private final ApplicationMail door;
    final PlainRoom room;
    final ApplicationList list;
    final Applications applications;
    final ApplicationChanges changes;
    final Owners owners;
    final ApplicationWork work;
    final ApplicationBoard board;
    final StageTimes times;
    final Shredding erasure;
    final Openings openings;

    PlainApplications(Path directory) {
        mail = new PlainMail(database, directory);
        room = new PlainRoom(database, mail, Map.of());
        room.clear();
        openings = room.openings;
        door = room.door;
        list = room.list;
        applications = room.applications;
        changes = room.changes;
        erasure = room.shredding;
        owners = new Owners(
                new People() {
                    @Override
                    public List<Profile> active() {
                        return List.of(HR, OTHER, MANAGER, person("fr-it", Role.EMPLOYEE, Locale.FRENCH));
                    }
                },
                openings);
        work = new ApplicationWork(
                database,
                applications,
                changes,
                owners,
                new Notebook(database),
                new Duplicates(database, openings),
                room.audit);
        board = new ApplicationBoard(database, openings, list, room.audit);
        times = new StageTimes(database, openings);
    }

    static Profile person(String id, Role role, Locale language) {
        return PlainRoom.person(id, "Name of " + id, role, language, ZoneId.of("UTC"));
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
