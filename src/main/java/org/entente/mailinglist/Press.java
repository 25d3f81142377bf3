package org.entente.mailinglist;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.entente.attachment.AttachmentArrived;
import org.entente.site.Background;
import org.entente.site.Connections;
import org.entente.site.Database;
import org.entente.site.Schema;

/**
 * Works off the posts: reads the figures of those that wait for it, at home, and sends what can go out. It is woken by
 * whatever lays a post down or brings the last of its files, and looks by itself now and then. Several nodes may look:
 * row locks give each post to one.
 */
@Singleton
class Press {
    private static final Logger LOG = Logger.getLogger(Press.class.getName());
    private static final Duration NET = Duration.ofSeconds(5);

    private final Background background;
    private final Connections connections;
    private final Database database;
    private final Submissions submissions;
    private final Reading reading;
    private final Distribution distribution;
    private final PostProof proof;
    private volatile boolean running = true;

    @Inject
    Press(
            Background background,
            Connections connections,
            Database database,
            Submissions submissions,
            Reading reading,
            Distribution distribution,
            PostProof proof) {
        this.background = background;
        this.connections = connections;
        this.database = database;
        this.submissions = submissions;
        this.reading = reading;
        this.distribution = distribution;
        this.proof = proof;
    }

    void start(@Observes @Priority(Schema.FIRST + 2000) Startup started) {
        background.thread("entente-press", this::live).start();
    }

    /** A file that was missing is here. */
    void arrived(@Observes(during = TransactionPhase.BEFORE_COMPLETION) AttachmentArrived file) {
        if (file.items().stream().anyMatch(item -> item.startsWith("post/") || item.startsWith("submission/"))) {
            database.tell("list_post", "");
        }
    }

    private void live() {
        while (running && !Thread.currentThread().isInterrupted()) {
            try (var listening = connections.listen("entente-press", "list_post")) {
                do {
                    work();
                    listening.await(NET);
                } while (running && !Thread.currentThread().isInterrupted());
            } catch (Exception fault) {
                LOG.log(Level.WARNING, "the posts wait, and will be tried again: " + fault.getMessage());
                running = Background.pause();
            }
        }
    }

    private void work() {
        each(submissions.waiting(), submissions::judge);
        each(reading.waiting(), reading::read);
        each(distribution.waiting(), distribution::send);
        proof.tell();
    }

    /** One that cannot be done must not keep the others waiting. */
    private static void each(List<String> posts, java.util.function.Consumer<String> todo) {
        for (var post : posts) {
            try {
                todo.accept(post);
            } catch (RuntimeException fault) {
                LOG.log(Level.WARNING, "a post waits, and will be tried again, post=" + post, fault);
            }
        }
    }

    @jakarta.annotation.PreDestroy
    void stop() {
        running = false;
    }
}
