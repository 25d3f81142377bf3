package org.entente.mailinglist;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.mailinglist.PostEnricher.Found;
import org.entente.site.Database;
import org.entente.site.DatabaseFault;

/**
 * Reads what is in a post before it goes out, at its home: outside of a transaction, because it may take a while. A crash
 * begins it again; two nodes may read the same post, and the first to publish wins. What cannot be read keeps no post
 * back, and what takes a node down with it only so long: then the post goes out as it is.
 */
@Singleton
class Reading {
    private static final Logger LOG = Logger.getLogger(Reading.class.getName());

    private final Database database;
    private final Lists lists;
    private final Posts posts;
    private final PostFiles files;
    private final Enrichers enrichers;
    private final Duration wait;

    @Inject
    Reading(
            Database database,
            Lists lists,
            Posts posts,
            PostFiles files,
            Enrichers enrichers,
            @ConfigProperty(name = "entente.mailinglist.wait") Duration wait) {
        this.database = database;
        this.lists = lists;
        this.posts = posts;
        this.files = files;
        this.enrichers = enrichers;
        this.wait = wait;
    }

    List<String> waiting() {
        return database.list(
                "select id from list_post where state = 'reading' order by arrived_at limit 20",
                row -> row.getString(1));
    }

    void read(String id) {
        var row = posts.find(id).filter(it -> it.state().equals("reading"));
        var list = row.flatMap(it -> lists.known(it.list()));
        if (row.isPresent() && list.isPresent()) {
            var found = isLate(id)
                    ? Optional.<Found>empty()
                    : enrichers.of(list.get()).flatMap(it -> read(it, row.get()));
            posts.publish(
                    list.get(),
                    id,
                    found.map(Found::notes).orElse(""),
                    found.map(Found::files).orElse(List.of()));
        }
    }

    private boolean isLate(String id) {
        return database.first(
                        "select arrived_at < now() - make_interval(secs => ?) from list_post where id = ?",
                        row -> row.getBoolean(1),
                        (double) wait.toSeconds(),
                        id)
                .orElse(false);
    }

    private Optional<Found> read(PostEnricher enricher, PostRow row) {
        try {
            return Optional.of(enricher.read(files.whole(row)));
        } catch (IOException | RuntimeException fault) {
            if (fault instanceof RuntimeException running && DatabaseFault.passes(running)) {
                throw running;
            }
            LOG.log(Level.SEVERE, "a post cannot be read and goes out as it is, post=" + row.id(), fault);
            return Optional.empty();
        }
    }
}
