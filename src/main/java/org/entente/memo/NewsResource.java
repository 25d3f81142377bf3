package org.entente.memo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.entente.people.CurrentPerson;
import org.entente.site.Holidays;
import org.entente.site.Site;
import org.entente.web.Texts;

/**
 * What an open page calls a reader for: memos that came in the last minutes and are not opened, and those of which an
 * author reminded; also those of people whose deputy the reader is. And whether each may be heard or shown on the
 * desktop now. The page remembers which it has called for.
 */
@Path("/memos/news")
@Produces(MediaType.APPLICATION_JSON)
@RequestScoped
public class NewsResource {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final int MOST = 20;

    private CurrentPerson person;
    private Morning morning;
    private Deputies deputies;
    private Holidays holidays;
    private Site site;

    protected NewsResource() {}

    @Inject
    NewsResource(CurrentPerson person, Morning morning, Deputies deputies, Holidays holidays, Site site) {
        this.person = person;
        this.morning = morning;
        this.deputies = deputies;
        this.holidays = holidays;
        this.site = site;
    }

    /**
     * One call.
     *
     * @param id the memo
     * @param call the same for the same call: a page makes it once
     * @param from who calls, and for whom where the reader is a deputy
     * @param address of the page to go to
     * @param sound whether it may be heard, by the reader's preferences and clock; {@code notice} likewise
     */
    public record News(
            String id, String call, String title, String from, String address, boolean sound, boolean notice) {}

    @GET
    public List<News> news() {
        var me = person.profile();
        var since = Instant.now().minus(FRESH);
        return Stream.concat(Stream.of(ForWhom.oneself(me)), deputies.all(me).stream())
                .flatMap(reader -> morning.news(reader, since, MOST).stream().map(item -> news(item, reader)))
                .toList();
    }

    private News news(MemoItem item, ForWhom reader) {
        var wishes = person.profile().preferences();
        var now = ZonedDateTime.now(person.zone());
        Predicate<LocalDate> holiday = day -> holidays.isHoliday(day, site.name());
        boolean saysWhy = item.reason() != null;
        var reminded = item.remindedAt();
        var from = reminded == null
                ? item.authorName()
                : Texts.text(person.language(), "memo.news.reminder", item.authorName());
        var address = MemoPages.address(item.id(), reader.absence());
        return new News(
                item.id(),
                address + (reminded == null ? "" : " " + reminded),
                item.title(person.language()),
                reader.isDeputy()
                        ? Texts.text(
                                person.language(),
                                "memo.news.for",
                                from,
                                reader.whose().name())
                        : from,
                address,
                wishes.lets(wishes.sounds(), item.importance(), saysWhy, now, holiday),
                wishes.lets(wishes.notices(), item.importance(), saysWhy, now, holiday));
    }
}
