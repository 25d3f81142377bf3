package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.List;
import org.entente.site.Database;

/**
 * Slows sign-in down, in the database so that every node of a site does. A person is locked for 30 s after
 * {@value #PERSON} failures within a day, an address after {@value #ADDRESS} (a whole office may share one); each
 * further failure doubles it, up to 15 min. Attempts during a lock are refused and change nothing.
 */
@ApplicationScoped
@Transactional
class Throttle {
    private static final int PERSON = 5;
    private static final int ADDRESS = 30;

    @PersistenceContext
    private EntityManager database;

    private Database rows;

    protected Throttle() {}

    @Inject
    Throttle(Database rows) {
        this.rows = rows;
    }

    /** How long the person or, unless it is empty, the address is locked; zero if neither is. Asked at each call. */
    @Transactional(TxType.SUPPORTS)
    Duration locked(String person, String address) {
        return rows.first(
                        "select ceil(extract(epoch from until - now()))::bigint from sign_in_throttle"
                                + " where subject in (?, ?) and until > now() order by until desc",
                        row -> Duration.ofSeconds(Math.max(1, row.getLong(1))),
                        "person:" + person,
                        "address:" + address)
                .orElse(Duration.ZERO);
    }

    void failed(String person, String address) {
        count("person:" + person, PERSON);
        count("address:" + address, ADDRESS);
        database.createNativeQuery("insert into sign_in_failure (person, address) values (?, ?)")
                .setParameter(1, person)
                .setParameter(2, address)
                .executeUpdate();
    }

    void succeeded(String person) {
        database.createNativeQuery(
                        "delete from sign_in_throttle where subject = ? or last_at < now() - interval '1 day'")
                .setParameter(1, "person:" + person)
                .executeUpdate();
        database.createNativeQuery("delete from sign_in_failure where at < now() - interval '90 days'")
                .executeUpdate();
    }

    /** The newest failures, for the administrator. */
    List<SignInFailure> failures(int limit) {
        @SuppressWarnings("unchecked")
        List<Object[]> rows = database.createNativeQuery(
                        "select person, address, at from sign_in_failure order by id desc limit ?")
                .setParameter(1, limit)
                .getResultList();
        return rows.stream()
                .map(row ->
                        new SignInFailure((String) row[0], (String) row[1], ((java.sql.Timestamp) row[2]).toInstant()))
                .toList();
    }

    private void count(String subject, int free) {
        database.createNativeQuery("""
                insert into sign_in_throttle as t (subject, failures) values (?1, 1)
                on conflict (subject) do update set last_at = now(),
                  failures = case when t.last_at < now() - interval '1 day' then 1 else t.failures + 1 end,
                  until = case when t.last_at < now() - interval '1 day' or t.failures + 1 < ?2 then now()
                    else now() + make_interval(secs => least(900, 30 * power(2, least(t.failures + 1 - ?2, 10)))) end
                """)
                .setParameter(1, subject)
                .setParameter(2, free)
                .executeUpdate();
    }
}
