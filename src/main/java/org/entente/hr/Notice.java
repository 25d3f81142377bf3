package org.entente.hr;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.entente.people.Profile;
import org.jspecify.annotations.Nullable;

/**
 * A notice's life: published; amended, version by version; closed by its date; withdrawn. At its home site the verbs
 * change it; elsewhere {@link #lay} does.
 */
@Entity
@Table(name = "notice")
class Notice {
    @Id
    private String id = "";

    @Version
    @Column(name = "lock_version")
    private long lock;

    @Column(name = "home_site")
    private String homeSite = "";

    private String kind = "";
    private @Nullable String reference;
    private String author = "";

    @Column(name = "author_name")
    private String authorName = "";

    @Column(name = "manager_name")
    private String managerName = "";

    private String address = "";
    private int version;
    private NoticeDraft draft = new NoticeDraft(null, null, Map.of(), List.of(), "", null, null, null, List.of());

    @Column(name = "published_at")
    private Instant publishedAt = Instant.EPOCH;

    @Column(name = "changed_at")
    private Instant changedAt = Instant.EPOCH;

    @Column(name = "closes_at")
    private @Nullable Instant closesAt;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    protected Notice() {}

    /** @param draft checked, with its kind, its sites and, for an opening, its reference */
    static Notice publish(String id, String homeSite, NoticeDraft draft, Profile author, String address, Instant now) {
        var notice = new Notice();
        notice.id = id;
        notice.homeSite = homeSite;
        notice.kind = java.util.Objects.requireNonNull(draft.kind());
        notice.reference = draft.reference();
        notice.author = author.id();
        notice.authorName = author.name();
        notice.address = address;
        notice.publishedAt = now;
        notice.amend(draft, now);
        return notice;
    }

    void amend(NoticeDraft changed, Instant now) {
        draft = changed;
        closesAt = changed.closesAt();
        version++;
        changedAt = now;
    }

    /** What the person who decides on an opening is called. */
    void managed(String name) {
        managerName = name;
    }

    void withdraw(Instant now) {
        withdrawnAt = now;
        changedAt = now;
        version++;
    }

    /** At another site: what its home site says of it. */
    void lay(NoticePublished told) {
        id = told.id();
        homeSite = told.homeSite();
        kind = told.kind();
        reference = told.reference();
        author = told.author();
        authorName = told.authorName();
        managerName = told.managerName();
        address = told.address();
        version = told.version();
        draft = told.draft();
        publishedAt = told.publishedAt();
        changedAt = told.changedAt();
        closesAt = told.closesAt();
        withdrawnAt = null;
    }

    void lay(NoticeWithdrawn told) {
        version = told.version();
        withdrawnAt = told.withdrawnAt();
        changedAt = told.withdrawnAt();
    }

    boolean opening() {
        return kind.equals("opening");
    }

    boolean isFor(String site) {
        return homeSite.equals(site) || draft.sites().contains(site);
    }

    boolean isWithdrawn() {
        return withdrawnAt != null;
    }

    /** Its name among all items that may have files. */
    String item() {
        return item(id);
    }

    static String item(String id) {
        return "notice/" + id;
    }

    String id() {
        return id;
    }

    String homeSite() {
        return homeSite;
    }

    String kind() {
        return kind;
    }

    @Nullable
    String reference() {
        return reference;
    }

    String author() {
        return author;
    }

    String authorName() {
        return authorName;
    }

    String managerName() {
        return managerName;
    }

    String address() {
        return address;
    }

    int version() {
        return version;
    }

    NoticeDraft draft() {
        return draft;
    }

    Instant publishedAt() {
        return publishedAt;
    }

    Instant changedAt() {
        return changedAt;
    }

    @Nullable
    Instant closesAt() {
        return closesAt;
    }

    @Nullable
    Instant withdrawnAt() {
        return withdrawnAt;
    }
}
