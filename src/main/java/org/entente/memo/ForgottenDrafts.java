package org.entente.memo;

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

/** Now and then clears drafts that nobody touches any more, each by itself; every node does, by row locks. */
@Singleton
class ForgottenDrafts {
    private static final Logger LOG = Logger.getLogger(ForgottenDrafts.class.getName());

    private final Background background;
    private final Drafts drafts;
    private final Duration every;

    @Inject
    ForgottenDrafts(
            Background background,
            Drafts drafts,
            @ConfigProperty(name = "entente.memo.clear-drafts-every") Duration every) {
        this.background = background;
        this.drafts = drafts;
        this.every = every;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.every(every, "drafts that nobody touches are cleared", this::clear);
    }

    private void clear() {
        var cleared = drafts.forgotten().stream().filter(drafts::clear).count();
        if (cleared > 0) {
            LOG.log(Level.INFO, "cleared drafts that nobody touched, count={0}", cleared);
        }
    }
}
