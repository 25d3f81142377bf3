package org.entente.hr;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.mail.MailSite;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** What HR writes, at the notice's home; readers' side is {@link NoticeReading}. */
@ApplicationScoped
@Transactional
class Notices {
    @PersistenceContext
    private EntityManager notices;

    private Site site;
    private MailSite mail;
    private NoticeCheck check;
    private NoticeReferences references;
    private Attachments attachments;
    private Outbox outbox;

    protected Notices() {}

    @Inject
    Notices(
            Site site,
            MailSite mail,
            NoticeCheck check,
            NoticeReferences references,
            Attachments attachments,
            Outbox outbox) {
        this.site = site;
        this.mail = mail;
        this.check = check;
        this.references = references;
        this.attachments = attachments;
        this.outbox = outbox;
    }

    /**
     * Publishes a notice at all sites that it is for.
     *
     * @param id a new one; the same a second time gives what was published the first time
     */
    public String publish(String id, NoticeDraft draft, Profile by) {
        if (!by.hasRole(Role.HR)) {
            throw Problem.forbidden("Notices are published by HR.");
        }
        var known = notices.find(Notice.class, id);
        if (known != null && known.author().equals(by.id())) {
            return id;
        }
        var now = Database.now();
        check.require(draft, null, now);
        var reference = draft.opening() ? references.of(draft.reference(), now) : null;
        var notice =
                Notice.publish(id, site.name(), whole(draft, draft.kind(), reference), by, address(reference), now);
        notice.managed(check.manager(notice.draft()));
        notices.persist(notice);
        send(notice, by);
        return id;
    }

    private String address(@Nullable String reference) {
        return reference == null ? "" : mail.address("jobs+" + reference);
    }

    /** With what stays as it is, for the sites that are meant by none; an announcement has nothing of an opening. */
    private NoticeDraft whole(NoticeDraft draft, @Nullable String kind, @Nullable String reference) {
        var sites = new TreeSet<>(draft.sites().isEmpty() ? site.all() : draft.sites());
        sites.add(site.name());
        return reference == null ? draft.announced(List.copyOf(sites)) : draft.at(kind, reference, List.copyOf(sites));
    }

    private void send(Notice notice, Profile by) {
        notices.flush();
        var files = attachments.attach(notice.item(), notice.draft().attachments(), by.id()).stream()
                .map(Attachment::reference)
                .toList();
        if (notice.version() > 1 || notice.draft().sites().size() > 1) {
            outbox.publish(Topics.NOTICES, NoticePublished.TYPE, notice.id(), NoticePublished.of(notice, files));
            if (!files.isEmpty()) {
                attachments.publish(notice.item());
            }
        }
    }

    /** Lays a new version over it. {@code version} is the one that was read. */
    public void amend(String id, int version, NoticeDraft draft, Profile by) {
        var notice = ours(id, by);
        if (notice.version() != version) {
            throw new Problem(
                    412,
                    "notice-stale",
                    "You changed version %d, and the notice is at version %d. Read it again, then change that."
                            .formatted(version, notice.version()));
        }
        if (notice.isWithdrawn()) {
            throw new Problem(409, "notice-withdrawn", "A withdrawn notice cannot be changed. Publish a new one.");
        }
        var now = Database.now();
        var whole = whole(draft, notice.kind(), notice.reference());
        check.require(whole, notice, now);
        notice.amend(whole, now);
        notice.managed(check.manager(whole));
        send(notice, by);
    }

    /** Takes it back at every site. A second time changes nothing. */
    public void withdraw(String id, Profile by) {
        var notice = ours(id, by);
        if (!notice.isWithdrawn()) {
            Instant now = Database.now();
            notice.withdraw(now);
            notices.flush();
            outbox.publish(
                    Topics.NOTICES,
                    NoticeWithdrawn.TYPE,
                    id,
                    new NoticeWithdrawn(id, site.name(), notice.version(), now));
        }
    }

    /** Locked, at home here, and for HR. */
    private Notice ours(String id, Profile by) {
        var notice = notices.find(Notice.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (notice == null || !notice.isFor(site.name())) {
            throw Problem.notFound("There is no notice " + id + " here.");
        }
        if (!by.hasRole(Role.HR)) {
            throw Problem.forbidden("Notices are changed by HR.");
        }
        if (!notice.homeSite().equals(site.name())) {
            throw new Problem(
                            409,
                            "notice-elsewhere",
                            "The notice is changed at its home site, %s.".formatted(notice.homeSite()))
                    .with(notice.homeSite());
        }
        return notice;
    }
}
