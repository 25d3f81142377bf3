package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.exchange.Bridge;
import org.entente.exchange.Envelope;
import org.entente.exchange.EnvelopeHandler;
import org.entente.exchange.Outbox;
import org.entente.site.Database;

/**
 * Files that will not come by themselves: everything that the peers have sent is here, and parts are lacking. So it is
 * when the parts came long before the item and were cleared. They are asked for; whoever sent the file before sends it
 * again, and what came meanwhile is passed over.
 */
@Singleton
class MissingFiles implements EnvelopeHandler {
    static final String WANTED = "org.entente.attachment.wanted";
    private static final Logger LOG = Logger.getLogger(MissingFiles.class.getName());

    /** A site lacks the file of this SHA-256. */
    public record Wanted(String id) {
        public Wanted {
            if (!Reference.isHash(id)) {
                throw new IllegalArgumentException("a wanted file is named by its SHA-256");
            }
        }
    }

    @PersistenceContext(unitName = "entente")
    private EntityManager entities;

    private final Database database;
    private final Bridge bridge;
    private final Outbox outbox;
    private final Blobs blobs;
    private final Duration patience;

    @Inject
    MissingFiles(
            Database database,
            Bridge bridge,
            Outbox outbox,
            Blobs blobs,
            @ConfigProperty(name = "entente.attachment.ask-again-after") Duration patience) {
        this.database = database;
        this.bridge = bridge;
        this.outbox = outbox;
        this.blobs = blobs;
        this.patience = patience;
    }

    /** Asks for each once in that time; of several nodes one asks. */
    @Transactional
    public void ask() {
        if (bridge.isLevel()) {
            var missing = database.list("""
                    update blob b set touched_at = now()
                    where state = 'ARRIVING' and touched_at < now() - make_interval(secs => ?)
                        and exists (select from attachment a where a.sha256 = b.sha256)
                    returning sha256""", row -> row.getString(1), patience.toMillis() / 1000.0);
            for (var id : missing) {
                outbox.publish(Attachments.TOPIC, WANTED, id + "/wanted", new Wanted(id));
                LOG.log(Level.INFO, "asks for a file that does not come, id={0}", id);
            }
        }
    }

    @Override
    public Set<String> types() {
        return Set.of(WANTED);
    }

    /** Only what was sent before: nobody learns by a hash what was never for them. */
    @Override
    public void receive(Envelope envelope) {
        var id = envelope.as(Wanted.class).id();
        var sent = entities.createQuery(
                        "select count(a) from AttachedFile a where a.sha256 = :id and a.announced = true", Long.class)
                .setParameter("id", id)
                .getSingleResult();
        blobs.keep(id).filter(blob -> sent > 0 && blob.isArrived()).ifPresent(blob -> {
            var size = java.util.Objects.requireNonNull(blob.size());
            outbox.announce(Attachments.TOPIC, Attachments.CHUNK, id + "/" + UUID.randomUUID(), Chunks.parts(size));
            LOG.log(Level.INFO, "sends a file again, id={0}", id);
        });
    }
}
