package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import org.entente.attachment.Attachments;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * What other sites say of their notices. One that was never for this site is not kept, however it came; one that is so
 * no more is laid down, and nobody finds it.
 */
@Singleton
class NoticeArrivals implements EnvelopeHandler {
    private final Site site;
    private final Attachments attachments;
    private final NoticeReferences references;

    @PersistenceContext
    private EntityManager notices;

    @Inject
    NoticeArrivals(Site site, Attachments attachments, NoticeReferences references) {
        this.site = site;
        this.attachments = attachments;
        this.references = references;
    }

    @Override
    public Set<String> types() {
        return Set.of(NoticePublished.TYPE, NoticeWithdrawn.TYPE);
    }

    @Override
    public void receive(Envelope envelope) {
        if (envelope.type().equals(NoticePublished.TYPE)) {
            published(envelope.site(), envelope.as(NoticePublished.class));
        } else {
            withdrawn(envelope.site(), envelope.as(NoticeWithdrawn.class));
        }
    }

    private void published(String from, NoticePublished told) {
        var known = known(told.id());
        requireHome(from, told.homeSite(), known);
        if (known != null && known.changedAt().isAfter(told.changedAt())) {
            return; // from an earlier life of its home site's stream
        }
        boolean here = told.sites().contains(site.name());
        if (known == null) {
            if (!here) {
                return;
            }
            if (told.reference() != null && references.isTaken(told.reference())) {
                throw new IllegalArgumentException(
                        "Another opening has the reference %s already.".formatted(told.reference()));
            }
            known = new Notice();
            known.lay(told);
            notices.persist(known);
        } else {
            known.lay(told);
        }
        notices.flush();
        if (here) {
            attachments.expect(known.item(), told.attachments());
        } else {
            attachments.detach(known.item());
        }
    }

    private void withdrawn(String from, NoticeWithdrawn told) {
        var known = known(told.id());
        requireHome(from, told.homeSite(), known);
        if (known != null && !known.changedAt().isAfter(told.withdrawnAt())) {
            known.lay(told);
            notices.flush();
        }
    }

    private @Nullable Notice known(String id) {
        return notices.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
    }

    private static void requireHome(String from, String home, @Nullable Notice known) {
        if (!from.equals(home) || known != null && !known.homeSite().equals(from)) {
            throw new IllegalArgumentException("The notice is at home at %s, and this came from %s."
                    .formatted(known == null ? home : known.homeSite(), from));
        }
    }
}
