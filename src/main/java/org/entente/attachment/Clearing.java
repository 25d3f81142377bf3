package org.entente.attachment;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.site.Background;
import org.entente.site.Schema;

/** Now and then looks for octets that nobody refers to, and for those that do not come. Every node does, by row locks. */
@Singleton
class Clearing {
    private static final Logger LOG = Logger.getLogger(Clearing.class.getName());

    private final Background background;
    private final Unreferenced unreferenced;
    private final MissingFiles missing;
    private final Duration every;
    private final Duration askEvery;

    @Inject
    Clearing(
            Background background,
            Unreferenced unreferenced,
            MissingFiles missing,
            @ConfigProperty(name = "entente.attachment.clear-every") Duration every,
            @ConfigProperty(name = "entente.attachment.ask-again-after") Duration askEvery) {
        this.background = background;
        this.unreferenced = unreferenced;
        this.missing = missing;
        this.every = every;
        this.askEvery = askEvery;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(every, "files that no item refers to are cleared", this::clear);
        background.every(askEvery, "files that do not come are asked for", missing::ask);
    }

    private void clear() {
        var cleared = unreferenced.clear();
        if (cleared > 0) {
            LOG.log(Level.INFO, "cleared files that no item refers to, count={0}", cleared);
        }
    }
}
