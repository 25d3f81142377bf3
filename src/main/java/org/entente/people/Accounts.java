package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.Optional;
import org.entente.site.Problem;

/** What proves people, for {@link SignIns}: stored passwords and one-time links. */
@ApplicationScoped
@Transactional
class Accounts {
    @PersistenceContext
    private EntityManager database;

    private Sessions sessions;
    private OneTimeLinks links;
    private DemoPassword demo;

    protected Accounts() {}

    @Inject
    Accounts(Sessions sessions, OneTimeLinks links, DemoPassword demo) {
        this.sessions = sessions;
        this.links = links;
        this.demo = demo;
    }

    /** A person and their password's hash, if they have one that this installation takes. */
    record Account(Profile person, Optional<String> hash) {}

    @Transactional(TxType.SUPPORTS) // each call of a program begins with it
    Optional<Account> find(String id) {
        return Optional.ofNullable(database.find(Person.class, id))
                .map(person -> new Account(
                        person.profile(), Optional.ofNullable(person.password()).flatMap(demo::usable)));
    }

    /** Whom a one-time link is for; a {@link Problem} 410 if it is good no more. */
    Profile invited(String token) {
        return links.holder(token)
                .flatMap(this::find)
                .map(Account::person)
                .filter(person -> !person.disabled())
                .orElseThrow(OneTimeLinks::gone);
    }

    /** Uses the link up. */
    Profile redeem(String token, String hash) {
        return protect(links.holder(token).orElseThrow(OneTimeLinks::gone), hash);
    }

    /** A new password: ends the person's sessions and links. */
    Profile protect(String id, String hash) {
        var person = Optional.ofNullable(database.find(Person.class, id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Problem.notFound("Nobody here has the sign-in \"%s\".".formatted(id)));
        person.protectWith(hash);
        sessions.endAll(id);
        links.endAll(id);
        return person.profile();
    }

    /** In a demo: everybody who has no password of their own gets the demo's. */
    void shareDemoPassword() {
        database
                .createQuery("select p from Person p where p.password is null or p.password like :demo", Person.class)
                .setParameter("demo", DemoPassword.MARK + "%")
                .getResultList()
                .stream()
                .filter(person -> !demo.isCurrent(person.password()))
                .forEach(person -> person.protectWith(demo.hash().orElseThrow()));
    }
}
