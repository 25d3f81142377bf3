package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import org.entente.people.CurrentPerson;

/**
 * What an open page calls a reader for: memos that came in the last minutes and are not opened, and whether each may be
 * heard or shown on the desktop now. The page remembers which it has called for.
 */
@Path("/memos/news")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NewsResource {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 20;

    private CurrentPerson person;
    private MemoReading reading;

    protected NewsResource() {}

    @Inject
    NewsResource(CurrentPerson person, MemoReading reading) {
        this.person = person;
        this.reading = reading;
    }

    /** {@code sound} and {@code notice}: whether it may call so, by the reader's preferences and clock. */
    public record News(String id, String title, String from, boolean sound, boolean notice) {}

    @GET
    public List<News> news() {
        var wishes = person.profile().preferences();
        var now = ZonedDateTime.now(person.zone());
        var since = Instant.now().minus(FRESH);
        return reading.list(Box.NEW, person.profile(), Search.words(""), null, MOST).stream()
                .filter(item -> item.arrivedAt() != null && item.arrivedAt().isAfter(since))
                .map(item -> new News(
                        item.id(),
                        item.title(person.language()),
                        item.authorName(),
                        wishes.lets(wishes.sounds(), item.importance(), now),
                        wishes.lets(wishes.notices(), item.importance(), now)))
                .toList();
    }
}
