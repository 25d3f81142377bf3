package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.mail.MailFile;
import org.entente.mailinglist.Post;
import org.entente.mailinglist.PostEnricher;

/** What a panel makes of the posts of its list: read once at home, laid down at each site, told in each mail. */
@Singleton
class PanelPosts implements PostEnricher {
    private final PostReading reading;
    private final Releases releases;
    private final ReleaseMail mail;

    @Inject
    PanelPosts(PostReading reading, Releases releases, ReleaseMail mail) {
        this.reading = reading;
        this.releases = releases;
        this.mail = mail;
    }

    @Override
    public String kind() {
        return "panel";
    }

    @Override
    public Found read(Post post) throws IOException {
        return reading.read(post)
                .map(read -> new Found(
                        read.notes().write(),
                        read.figures().length == 0
                                ? List.of()
                                : List.of(new MailFile(FigureFile.NAME, FigureFile.TYPE, null, read.figures()))))
                .orElseGet(() -> new Found("", List.of()));
    }

    @Override
    public void receive(Post post) throws IOException {
        if (!post.notes().isEmpty()) {
            releases.take(post, Notes.read(post.notes()), figures(post));
        }
    }

    @Override
    public Optional<Piece> piece(Post post, Locale language) {
        return post.notes().isEmpty() ? Optional.empty() : Optional.of(mail.piece(post.id(), language));
    }

    private static byte @org.jspecify.annotations.Nullable [] figures(Post post) throws IOException {
        for (var file : post.extra()) {
            if (file.name().equals(FigureFile.NAME)) {
                try (var octets = file.octets().open()) {
                    return octets.readAllBytes();
                }
            }
        }
        return null;
    }
}
