package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.people.ImportReport.Invitation;
import org.entente.site.Problem;
import org.entente.site.Sha256;
import org.entente.site.Site;

/** The people of this site. Every change fires {@link PersonChanged} in its transaction. */
@ApplicationScoped
@Transactional
public class People {
    @PersistenceContext
    private EntityManager database;

    private Site site;
    private Sessions sessions;
    private OneTimeLinks links;
    private DemoPassword demo;
    private Event<PersonChanged> changes;

    protected People() {}

    @Inject
    People(Site site, Sessions sessions, OneTimeLinks links, DemoPassword demo, Event<PersonChanged> changes) {
        this.site = site;
        this.sessions = sessions;
        this.links = links;
        this.demo = demo;
        this.changes = changes;
    }

    /** The person of that sign-in at this site, disabled or not. */
    public Optional<Profile> find(String id) {
        return Optional.ofNullable(database.find(Person.class, id)).map(Person::profile);
    }

    /** The person of that mail address, in lower case; one who is not disabled first. */
    public Optional<Profile> byAddress(String address) {
        return database.createQuery(
                        "select p from Person p where lower(p.email) = :address order by p.disabled, p.id",
                        Person.class)
                .setParameter("address", address)
                .setMaxResults(1)
                .getResultStream()
                .findFirst()
                .map(Person::profile);
    }

    /** The people after that sign-in, by sign-in, disabled ones too. */
    public List<Profile> list(String after, int limit) {
        return profiles(database.createQuery("select p from Person p where p.id > :after order by p.id", Person.class)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList());
    }

    /** All who are not disabled, by sign-in: those whom an audience is made of. */
    public List<Profile> active() {
        return profiles(
                database.createQuery("select p from Person p where p.disabled = false order by p.id", Person.class)
                        .getResultList());
    }

    /**
     * Adds and updates people from a CSV file, never deletes one. Good lines count though others are bad.
     *
     * @param invite whether each person without a password gets a new one-time link
     */
    public ImportReport importFile(byte[] csv, boolean invite) {
        var file = PeopleFile.read(csv, site.name());
        var added = 0;
        var changed = 0;
        var invitations = new ArrayList<Invitation>();
        for (var entry : file.entries()) {
            var known = database.find(Person.class, entry.id(), LockModeType.PESSIMISTIC_WRITE);
            var person = known == null ? new Person(entry.id()) : known;
            if (person.password() == null) {
                demo.hash().ifPresent(person::protectWith);
            }
            if (person.follow(entry)) {
                added += known == null ? 1 : 0;
                changed += known == null ? 0 : 1;
                keep(person);
            }
            if (invite && person.password() == null && !person.profile().disabled()) {
                invitations.add(new Invitation(entry.id(), links.issue(entry.id())));
            }
        }
        var unchanged = file.entries().size() - added - changed;
        return new ImportReport(added, changed, unchanged, file.badLines(), List.copyOf(invitations));
    }

    /** {@link #importFile} for a file that is read at each start: only one that differs from the last time. */
    Optional<ImportReport> importIfNew(byte[] csv) {
        // also holds back the site's other nodes until this one is done
        var changed = database.createNativeQuery(
                        "insert into site_fact values ('people-file', ?) on conflict (name) do update set value = excluded.value where site_fact.value <> excluded.value")
                .setParameter(1, Sha256.hex(csv))
                .executeUpdate();
        return changed == 0 ? Optional.empty() : Optional.of(importFile(csv, false));
    }

    /** Ends the person's sessions and links at once, and takes them out of every audience. Nobody disables themselves. */
    public Profile disable(String id, String by) {
        var person = get(id);
        if (id.equals(by)) {
            throw new Problem(409, "disabling-oneself", "Nobody can disable themselves. Ask another administrator.");
        }
        if (person.profile().disabled()) {
            return person.profile();
        }
        person.disable();
        sessions.endAll(id);
        links.endAll(id);
        return keep(person);
    }

    public Profile enable(String id) {
        var person = get(id);
        if (!person.profile().disabled()) {
            return person.profile();
        }
        person.enable();
        return keep(person);
    }

    /** A token for {@code /one-time/TOKEN}; earlier ones of that person end. The old password goes on until it is used. */
    public Invitation reset(String id) {
        if (get(id).profile().disabled()) {
            throw new Problem(409, "disabled", "This person is disabled. Enable them first, then make the link.");
        }
        return new Invitation(id, links.issue(id));
    }

    /** What the person reads in and by which clock; imports leave both alone from then on. */
    public Profile prefer(String id, Locale language, ZoneId zone) {
        var person = get(id);
        person.prefer(language, zone);
        return keep(person);
    }

    /** How the person may be called. Nobody else is told: it is no change of the person. */
    public Profile prefer(String id, Preferences preferences) {
        var person = get(id);
        person.prefer(preferences);
        return person.profile();
    }

    /** A link for somebody who can administer this site, if nobody can: without one nobody could ever sign in. */
    Optional<Invitation> firstAdministrator() {
        var admins = database.createQuery("select p from Person p where p.disabled = false order by p.id", Person.class)
                .getResultStream()
                .filter(person -> person.profile().hasRole(Role.ADMIN))
                .toList();
        if (admins.stream().map(Person::password).anyMatch(demo::isUsable)) {
            return Optional.empty();
        }
        var id = admins.isEmpty()
                ? keep(Person.administrator(site)).id()
                : admins.get(0).profile().id();
        return Optional.of(new Invitation(id, links.issue(id)));
    }

    private Profile keep(Person person) {
        database.persist(person);
        database.flush();
        changes.fire(new PersonChanged(person.profile()));
        return person.profile();
    }

    private Person get(String id) {
        return Optional.ofNullable(database.find(Person.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Problem.notFound("Nobody here has the sign-in \"%s\".".formatted(id)));
    }

    private static List<Profile> profiles(List<Person> people) {
        return people.stream().map(Person::profile).toList();
    }
}
