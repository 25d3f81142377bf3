package org.entente.site;

import jakarta.annotation.Priority;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a node does beside its requests. It begins when the container has started the application, and not before: at
 * the end of the start GlassFish closes the application's JARs once, and a class that another thread is loading at that
 * moment stays broken for the life of the node (seen with Kafka's; payara/Payara#4378 mended half of it).
 */
@Singleton
public class Background {
    private static final Logger LOG = Logger.getLogger(Background.class.getName());
    private static final String STARTING = "org.apache.catalina.core.StandardContext";

    @Resource
    private ManagedThreadFactory threads;

    @Resource
    private ManagedScheduledExecutorService clock;

    private volatile @Nullable Thread starter;

    void starts(@Observes @Priority(Schema.FIRST) Startup started) {
        starter = Thread.currentThread();
    }

    /** A thread of that name, not started yet. */
    public Thread thread(String name, Runnable work) {
        var thread = threads.newThread(() -> {
            try {
                while (isStarting()) {
                    Thread.sleep(20);
                }
                work.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setName(name);
        return thread;
    }

    /**
     * Does it again and again, with that pause between the end of one time and the next. A fault is logged and is no
     * reason to stop.
     *
     * @param what it is, for the log: "old files are cleared"
     */
    public void every(Duration pause, String what, Runnable work) {
        clock.scheduleWithFixedDelay(
                () -> {
                    try {
                        if (!isStarting()) {
                            work.run();
                        }
                    } catch (RuntimeException fault) {
                        LOG.log(Level.WARNING, "failed and will be tried again: " + what, fault);
                    }
                },
                pause.toMillis(),
                pause.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Waits a second before the next attempt; false where the thread was asked to stop meanwhile. */
    public static boolean pause() {
        try {
            Thread.sleep(1_000);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for a thread that was told to stop, ten seconds at most. */
    public static void await(@Nullable Thread thread) {
        if (thread != null) {
            try {
                thread.join(10_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean isStarting() {
        var thread = starter;
        if (thread == null) {
            return true;
        }
        return Stream.of(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(STARTING));
    }
}
