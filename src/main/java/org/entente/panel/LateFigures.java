package org.entente.panel;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.site.Background;
import org.entente.site.Database;
import org.entente.site.Schema;

/**
 * Lays figures that come after their release is known here: of a post that went out without waiting for them, or of a
 * release that a person had read later. There are few of them, so they are looked for once a second; whichever node comes
 * first does it.
 */
@ApplicationScoped
class LateFigures {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private Background background;
    private Database database;
    private Releases releases;
    private Attachments attachments;

    protected LateFigures() {}

    @Inject
    LateFigures(Background background, Database database, Releases releases, Attachments attachments) {
        this.background = background;
        this.database = database;
        this.releases = releases;
        this.attachments = attachments;
    }

    /** Itself as others see it, so that each release has a transaction of its own. */
    @Inject
    private LateFigures self;

    void start(@Observes @Priority(Schema.FIRST + 2100) Startup started) {
        background.every(
                PAUSE, "figures that come late are laid", () -> self.waiting().forEach(self::lay));
    }

    @Transactional
    public List<String> waiting() {
        return database.list(
                "select post from panel_release where state = 'arriving' order by known_at, post",
                row -> row.getString(1));
    }

    @Transactional
    public void lay(String post) {
        for (var item : List.of(ReleaseRead.item(post), "post/" + post)) {
            var octets = attachments.of(item).stream()
                    .filter(file -> file.name().equals(FigureFile.NAME))
                    .filter(Attachment::whole)
                    .findFirst()
                    .flatMap(file -> attachments.open(item, file.id()));
            if (octets.isPresent()) {
                try (var stream = octets.get()) {
                    releases.lay(post, releases.notes(post).orElseThrow(), stream.readAllBytes());
                } catch (IOException broken) {
                    throw new UncheckedIOException(broken);
                }
                return;
            }
        }
    }
}
