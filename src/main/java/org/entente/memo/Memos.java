package org.entente.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.entente.attachment.Attachment;
import org.entente.attachment.Attachments;
import org.entente.attachment.Reference;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.people.Profile;
import org.entente.people.Role;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.site.Site;
import org.jspecify.annotations.Nullable;

/** What its author does with a memo; readers' side is {@link MemoReading}. */
@ApplicationScoped
@Transactional
class Memos {
    @PersistenceContext
    private EntityManager memos;

    @Inject
    private Site site;

    @Inject
    private Audiences audiences;

    @Inject
    private Attachments attachments;

    @Inject
    private Recipients recipients;

    @Inject
    private MemoArrivals arrivals;

    @Inject
    private MemoVersions versions;

    @Inject
    private Proofs proofs;

    @Inject
    private MemoReading reading;

    @Inject
    private Outbox outbox;

    @Inject
    private SentRequests requests;

    /**
     * Writes a memo and publishes it, now or at {@code publishAt}.
     *
     * @param requestKey the client's {@code Idempotency-Key}: the same request again gives the same memo
     */
    public MemoDetail publish(MemoDraft draft, Profile by, @Nullable String requestKey) {
        if (!by.hasRole(Role.DIRECTOR)) {
            throw Problem.forbidden("Only directors publish memos.");
        }
        var before = requests.find(by.id(), requestKey, draft);
        if (before.isPresent()) {
            return reading.read(before.get(), by);
        }
        recipients.stand();
        var now = Database.now();
        draft.check(now, null, audiences.faults(Objects.requireNonNull(draft.audience()), Audience.NOBODY));
        var author = new Author(by.id(), by.name(), by.department().key());
        var memo = Memo.write(UUID.randomUUID().toString(), site.name(), author, resolved(draft), now);
        memo.answer(by.email());
        List<Attachment> files = draft.attachments().isEmpty()
                ? List.of()
                : attachments.attach(memo.item(), draft.attachments(), by.id());
        memos.persist(memo);
        if (memo.publishAt() == null) {
            memo.publish(now);
            send(memo, files, now);
        } else {
            memos.flush();
        }
        requests.keep(by.id(), requestKey, draft, memo.id());
        return MemoDetail.of(memo, ForWhom.oneself(by), MemoReading.Reading.NONE, files);
    }

    private MemoDraft resolved(MemoDraft draft) {
        return new MemoDraft(
                draft.texts(),
                audiences.resolve(Objects.requireNonNull(draft.audience())),
                draft.importance(),
                draft.reason(),
                draft.acknowledgeBy(),
                draft.publishAt(),
                draft.expiresAt(),
                draft.attachments(),
                draft.material());
    }

    /** The version goes out: to other sites through the outbox, to this one at once. */
    private void send(Memo memo, List<Attachment> files, Instant now) {
        var readersHere = arrivals.reach(memo, now);
        memos.flush();
        var references = files.stream().map(Attachment::reference).toList();
        versions.keep(memo, now, references.stream().map(Reference::name).toList());
        var sites = audiences.sites(memo.audience());
        proofs.expect(memo.id(), sites);
        boolean sentBefore = memo.version() > 1
                && memo.publishedAt() != null
                && memo.publishedAt().isBefore(now);
        if (sentBefore || sites.stream().anyMatch(each -> !each.equals(site.name()))) {
            outbox.publish(Topics.MEMOS, MemoPublished.TYPE, memo.id(), MemoPublished.of(memo, references));
            if (!references.isEmpty()) {
                attachments.publish(memo.item());
            }
        }
        arrivals.atHome(memo, readersHere, now);
    }

    /** Publishes a scheduled memo whose time has come; whoever is second finds it published, or put off. */
    public void release(String id) {
        recipients.stand();
        var memo = memos.find(Memo.class, id, LockModeType.PESSIMISTIC_WRITE);
        var now = Database.now();
        if (memo != null && memo.isDue(now)) {
            memo.publish(now);
            send(memo, attachments.of(memo.item()), now);
        }
    }

    /** Lays a new version over it. {@code version} is the one that the author has read. */
    public void amend(String id, int version, MemoDraft draft, Profile by) {
        recipients.stand();
        var memo = mine(id, by);
        if (memo.version() != version) {
            throw new Problem(
                    412,
                    "stale-version",
                    "You changed version %d, and the memo is at version %d. Read it again, then change that."
                            .formatted(version, memo.version()));
        }
        if (memo.isWithdrawn()) {
            throw new Problem(409, "withdrawn", "A withdrawn memo cannot be changed. Publish a new one.");
        }
        var now = Database.now();
        draft.check(now, memo, audiences.faults(Objects.requireNonNull(draft.audience()), memo.audience()));
        memo.amend(resolved(draft), now);
        memo.answer(by.email());
        var files = attachments.attach(memo.item(), Objects.requireNonNull(draft.attachments()), by.id());
        if (!memo.isPublished() && memo.publishAt() == null) {
            memo.publish(now);
        }
        if (memo.isPublished()) {
            send(memo, files, now);
        }
    }

    /** Takes it back at every site; each reports that it has. A second time changes nothing. */
    public void withdraw(String id, Profile by) {
        var memo = mine(id, by);
        if (memo.isWithdrawn()) {
            return;
        }
        var now = Database.now();
        memo.withdraw(now);
        memos.flush();
        if (memo.isPublished()) {
            outbox.publish(Topics.MEMOS, MemoWithdrawn.TYPE, id, new MemoWithdrawn(id, site.name(), now));
            arrivals.takenBack(memo, now);
        }
    }

    /** Proof is for the author. */
    public Proof proof(String id, Profile by) {
        return proofs.of(mine(id, by));
    }

    /** All versions of it, newest first, for its author. */
    List<MemoVersions.Kept> versions(String id, Profile by) {
        return versions.of(mine(id, by).id());
    }

    Memo mine(String id, Profile by) {
        var memo = memos.find(Memo.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (memo == null || !memo.author().equals(by.id()) || !memo.homeSite().equals(site.name())) {
            throw Problem.notFound("You have written no memo " + id + ".");
        }
        return memo;
    }
}
