package org.entente.people;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.entente.site.Problem;

/** Tokens that let one person choose a password once, within seven days by the database's clock. */
@ApplicationScoped
@Transactional
class OneTimeLinks {
    @PersistenceContext
    private EntityManager database;

    /** A new one; the person's earlier ones end. */
    String issue(String person) {
        endAll(person);
        var token = Token.random();
        database.createNativeQuery("insert into one_time_link values (?, ?, now() + interval '7 days')")
                .setParameter(1, Token.hash(token))
                .setParameter(2, person)
                .executeUpdate();
        return token;
    }

    /** Whom it is for, if it is still good; locked until the transaction ends, so that two uses cannot both win. */
    Optional<String> holder(String token) {
        List<?> found = database.createNativeQuery(
                        "select person from one_time_link where token_hash = ? and expires_at > now() for update")
                .setParameter(1, Token.hash(token))
                .getResultList();
        return found.stream().map(String.class::cast).findFirst();
    }

    static Problem gone() {
        return new Problem(
                410,
                "link-gone",
                "This link has been used, replaced by a newer one or is older than seven days. Ask an administrator of your site for a new one.");
    }

    void endAll(String person) {
        database.createNativeQuery("delete from one_time_link where person = ?")
                .setParameter(1, person)
                .executeUpdate();
        database.createNativeQuery("delete from one_time_link where expires_at < now()")
                .executeUpdate();
    }
}
