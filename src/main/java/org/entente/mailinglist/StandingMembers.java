package org.entente.mailinglist;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.entente.people.People;
import org.entente.people.PersonChanged;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Site;

/** Who is a member of a list by what they are: laid down when the list changes, and when a person does. */
@Singleton
class StandingMembers {
    @PersistenceContext
    private EntityManager lists;

    private final Database database;
    private final People people;
    private final Site site;

    @Inject
    StandingMembers(Database database, People people, Site site) {
        this.database = database;
        this.people = people;
        this.site = site;
    }

    /** Lays down the standing members of a list that has changed, and lets those go who are none any more. */
    void follow(MailingList list) {
        boolean here = list.settings().sites().contains(site.name());
        var standing = here ? list.settings().standing() : Standing.NOBODY;
        var present = people.active().stream().filter(standing::holds).toList();
        database.update(
                "delete from list_member where list = ? and standing and not (person = any (?))",
                list.name(),
                present.stream().map(Profile::id).toList());
        present.forEach(person -> join(list.name(), person));
    }

    void follow(@Observes PersonChanged changed) {
        var person = changed.person();
        database.update(
                "update list_member set name = ?, language = ? where person = ?",
                person.name(),
                person.language().getLanguage(),
                person.id());
        if (person.disabled()) {
            database.update("delete from list_member where person = ?", person.id());
            return;
        }
        for (var list : lists.createQuery("select l from MailingList l", MailingList.class)
                .getResultList()) {
            var standing = list.settings().standing();
            if (list.settings().sites().contains(site.name()) && standing.holds(person)) {
                join(list.name(), person);
            } else if (!standing.isNobody()) {
                database.update(
                        "delete from list_member where list = ? and person = ? and standing", list.name(), person.id());
            }
        }
    }

    /** By what they are: whoever is in it already, or has left it, is left alone, but for an address that has changed. */
    private void join(String list, Profile person) {
        var address = Address.of(person.email());
        database.update(
                "update list_member set address = ? where list = ? and person = ? and standing and address <> ?",
                address,
                list,
                person.id(),
                address);
        database.update(
                "insert into list_member (list, address, name, person, language, standing) values (?, ?, ?, ?, ?, true)"
                        + " on conflict (list, address) do nothing",
                list,
                address,
                person.name(),
                person.id(),
                person.language().getLanguage());
    }
}
