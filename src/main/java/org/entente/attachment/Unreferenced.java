package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What no item refers to and nobody touched for a while, by the database's clock: uploads that were never attached or
 * were let go, uploads that broke off, and files from other sites whose item never came.
 */
@Singleton
class Unreferenced {
    private static final int AT_ONCE = 200;

    @PersistenceContext(unitName = "entente")
    private EntityManager entities;

    private final Duration keepUnreferenced;
    private final Duration keepUnexpected;

    @Inject
    Unreferenced(
            @ConfigProperty(name = "entente.attachment.keep-unreferenced") Duration keepUnreferenced,
            @ConfigProperty(name = "entente.attachment.keep-unexpected") Duration keepUnexpected) {
        this.keepUnreferenced = keepUnreferenced;
        this.keepUnexpected = keepUnexpected;
    }

    /**
     * Two steps, and not one: the first takes the locks, the second looks again with eyes opened after that. A file
     * that is being attached is locked and so passed over; one that was attached between the steps is found in use.
     *
     * @return how many were cleared
     */
    @Transactional
    public int clear() {
        @SuppressWarnings("unchecked")
        List<Long> locked = entities.createNativeQuery("""
                        select id from blob b
                        where touched_at < now() - make_interval(secs => ?)
                          and (sha256 is null
                            or exists (select from upload u where u.sha256 = b.sha256)
                            or touched_at < now() - make_interval(secs => ?))
                          and not exists (select from attachment a where a.sha256 = b.sha256)
                        order by touched_at limit ? for update skip locked
                        """)
                .setParameter(1, (double) keepUnreferenced.toSeconds())
                .setParameter(2, (double) keepUnexpected.toSeconds())
                .setParameter(3, AT_ONCE)
                .getResultList();
        var cleared = 0;
        for (var id : locked) {
            cleared += entities.createNativeQuery("delete from blob b where id = ?"
                            + " and not exists (select from attachment a where a.sha256 = b.sha256)")
                    .setParameter(1, id)
                    .executeUpdate();
        }
        return cleared;
    }
}
