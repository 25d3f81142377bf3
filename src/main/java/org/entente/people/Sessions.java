package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Database;

/**
 * Who is signed in with a browser. Kept in the database so that every node of a site knows it, judged by the database's
 * clock, looked up at each request: a person who is disabled is out with the next one.
 */
@ApplicationScoped
@Transactional
public class Sessions {
    @PersistenceContext
    private EntityManager database;

    private record Open(String person, boolean idle) {}

    private Database statements;
    private Duration idle = Duration.ZERO;
    private Duration absolute = Duration.ZERO;

    protected Sessions() {}

    @Inject
    Sessions(
            Database statements,
            @ConfigProperty(name = "entente.people.session.idle") Duration idle,
            @ConfigProperty(name = "entente.people.session.absolute") Duration absolute) {
        this.statements = statements;
        this.idle = idle;
        this.absolute = absolute;
    }

    /** Opens a session; the token is the caller's to keep secret. */
    public String begin(String person) {
        database.createNativeQuery(
                        "delete from person_session where seen_at < now() - make_interval(secs => ?) or started_at < now() - make_interval(secs => ?)")
                .setParameter(1, (double) idle.toSeconds())
                .setParameter(2, (double) absolute.toSeconds())
                .executeUpdate();
        var token = Token.random();
        database.createNativeQuery("insert into person_session (token_hash, person) values (?, ?)")
                .setParameter(1, Token.hash(token))
                .setParameter(2, person)
                .executeUpdate();
        return token;
    }

    /** Whose session it is, if it is open; keeps it from going idle. Each page begins with it: it needs no transaction. */
    @Transactional(TxType.SUPPORTS)
    public Optional<Profile> resume(String token) {
        var hash = Token.hash(token);
        var open = statements.first(
                """
                select s.person, s.seen_at < now() - interval '1 minute' as idle from person_session s
                where s.token_hash = ? and s.seen_at > now() - make_interval(secs => ?)
                  and s.started_at > now() - make_interval(secs => ?)
                """,
                row -> new Open(row.getString("person"), row.getBoolean("idle")),
                hash,
                (double) idle.toSeconds(),
                (double) absolute.toSeconds());
        if (open.map(Open::idle).orElse(false)) {
            statements.update("update person_session set seen_at = now() where token_hash = ?", hash);
        }
        return open.map(session -> database.find(Person.class, session.person()))
                .map(Person::profile)
                .filter(person -> !person.disabled());
    }

    public void end(String token) {
        database.createNativeQuery("delete from person_session where token_hash = ?")
                .setParameter(1, Token.hash(token))
                .executeUpdate();
    }

    void endAll(String person) {
        database.createNativeQuery("delete from person_session where person = ?")
                .setParameter(1, person)
                .executeUpdate();
    }
}
