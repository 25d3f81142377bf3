package org.entente.hr;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.entente.attachment.AttachmentReaders;
import org.entente.attachment.Attachments;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;

/** Notices as everybody at a site reads them: those that are for the site, and those that are at home there. */
@ApplicationScoped
@Transactional
class NoticeReading implements AttachmentReaders {
    @PersistenceContext
    private EntityManager notices;

    private Database database;
    private Site site;
    private Attachments attachments;

    protected NoticeReading() {}

    @Inject
    NoticeReading(Database database, Site site, Attachments attachments) {
        this.database = database;
        this.site = site;
        this.attachments = attachments;
    }

    public NoticeDetail find(String id, Profile reader) {
        var notice = notices.find(Notice.class, id);
        if (notice == null || !notice.isFor(site.name())) {
            throw Problem.notFound("There is no notice " + id + " here.");
        }
        boolean mine = notice.homeSite().equals(site.name()) && reader.hasRole(Role.HR);
        return NoticeDetail.of(notice, attachments.of(notice.item()), mine, Database.now());
    }

    /**
     * Newest first.
     *
     * @param after where the stretch before ended, as {@link NoticeItem#mark} says; empty for the beginning
     */
    public List<NoticeItem> list(NoticeFilter filter, String after, int limit) {
        var now = Database.now();
        var ids = database.list(
                """
                select id from notice
                where (home_site = ? or jsonb_exists(draft::jsonb -> 'sites', ?))
                    and (? = '' or kind = ?) and (? = '' or home_site = ?)
                    and (withdrawn_at is not null or closes_at is not null and closes_at <= ?) = ?
                    and (published_at, id) < (?, ?)
                order by published_at desc, id desc limit ?""",
                row -> row.getString(1),
                site.name(),
                site.name(),
                filter.kind(),
                filter.kind(),
                filter.site(),
                filter.site(),
                now,
                filter.past(),
                time(after),
                after.isEmpty() ? "" : after.substring(after.indexOf(' ') + 1),
                limit);
        return ids.stream()
                .map(id -> NoticeItem.of(notices.find(Notice.class, id), now))
                .toList();
    }

    private static Instant time(String after) {
        try {
            return after.isEmpty()
                    ? Instant.parse("9999-01-01T00:00:00Z")
                    : Instant.parse(after.substring(0, Math.max(0, after.indexOf(' '))));
        } catch (DateTimeParseException wrong) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    /** Whoever is of a site that it is for. */
    @Override
    public boolean mayRead(String item, String signIn) {
        if (!item.startsWith("notice/")) {
            return false;
        }
        var notice = notices.find(Notice.class, item.substring("notice/".length()));
        return notice != null && notice.isFor(site.name()) && !notice.isWithdrawn();
    }
}
