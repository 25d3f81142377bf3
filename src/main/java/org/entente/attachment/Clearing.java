package org.entente.attachment;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Now and then looks for octets that nobody refers to. Every node does; they share the work by row locks. */
@Singleton
class Clearing {
    private static final Logger LOG = Logger.getLogger(Clearing.class.getName());

    @Resource
    private ManagedScheduledExecutorService executor;

    private @Nullable ScheduledFuture<?> running;
    private final Unreferenced unreferenced;
    private final Duration every;

    @Inject
    Clearing(Unreferenced unreferenced, @ConfigProperty(name = "entente.attachment.clear-every") Duration every) {
        this.unreferenced = unreferenced;
        this.every = every;
    }

    void begin(@Observes Startup started) {
        running =
                executor.scheduleWithFixedDelay(this::clear, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void end() {
        if (running != null) {
            running.cancel(true);
        }
    }

    /** A failure is tried again at the next time; one that left this method would end the schedule without a word. */
    private void clear() {
        try {
            var cleared = unreferenced.clear();
            if (cleared > 0) {
                LOG.log(Level.INFO, "Cleared files that no item refers to count={0}", cleared);
            }
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "Could not clear files; will try again", failed);
        }
    }
}
