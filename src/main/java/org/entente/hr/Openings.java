package org.entente.hr;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.site.Database;
import org.entente.site.Site;

/** The openings that are at home here. */
@ApplicationScoped
@Transactional
class Openings {
    @PersistenceContext
    private EntityManager notices;

    private Site site;

    protected Openings() {}

    @Inject
    Openings(Site site) {
        this.site = site;
    }

    /** In any case of letters; also one that is closed or withdrawn, because mail still comes to it. */
    public Optional<Opening> byReference(String reference) {
        return notices.createQuery(
                        "select n from Notice n where n.reference = :reference and n.homeSite = :home", Notice.class)
                .setParameter("reference", reference.toUpperCase(Locale.ROOT))
                .setParameter("home", site.name())
                .getResultStream()
                .map(each -> Opening.of(each, Database.now()))
                .findFirst();
    }

    /** One that the world may see; a closed one too, because it is found in old advertisements. */
    public Optional<Opening> published(String reference) {
        return byReference(reference).filter(opening -> !opening.withdrawn());
    }

    /** Those that one can apply to now, the newest first. */
    public List<Opening> open() {
        return all().stream().filter(Opening::open).toList();
    }

    /** Also those that are closed or withdrawn. */
    public List<Opening> all() {
        var now = Database.now();
        return notices.createQuery(
                        "select n from Notice n where n.kind = 'opening' and n.homeSite = :home"
                                + " order by n.publishedAt desc, n.id desc",
                        Notice.class)
                .setParameter("home", site.name())
                .getResultStream()
                .map(each -> Opening.of(each, now))
                .toList();
    }
}
