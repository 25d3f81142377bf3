package org.entente.memo;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A memo's life: written, perhaps scheduled; published; amended, version by version; withdrawn or expired. At its home
 * site the verbs change it; elsewhere {@link #arrive} lays down what came.
 */
@Entity
@Table(name = "memo")
class Memo extends MemoCall {
    @Id
    private String id = "";

    @Version
    @Column(name = "lock_version")
    private long lock;

    @Column(name = "home_site")
    private String homeSite = "";

    private String author = "";

    @Column(name = "author_name")
    private String authorName = "";

    private String department = "";

    /** Where an answer by mail goes; null where its home site does not say. */
    @Column(name = "reply_to")
    private @Nullable String replyTo;

    private int version;
    private Audience audience = Audience.NOBODY;

    /** For {@link ReadingCosts}. */
    private int words;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "memo_text", joinColumns = @JoinColumn(name = "memo_id"))
    @MapKeyColumn(name = "language")
    private Map<String, MemoTextRow> texts = new HashMap<>();

    protected Memo() {}

    /** A memo that somebody of this site has written and that nobody else sees yet. */
    static Memo write(String id, String homeSite, Author author, MemoDraft draft, Instant now) {
        var memo = new Memo();
        memo.id = id;
        memo.homeSite = homeSite;
        memo.author = author.id();
        memo.authorName = author.name();
        memo.department = author.department();
        memo.version = 1;
        memo.take(draft);
        memo.write(now, draft.publishAt());
        memo.ask(1, true);
        return memo;
    }

    /** The author's own mailbox, if it is one that mail can be sent to. */
    void answer(String address) {
        replyTo = MemoPublished.mailbox(address);
    }

    private void take(MemoDraft draft) {
        call(draft);
        audience = draft.audience();
        words = Cost.words(draft.texts().values());
        expire(draft.expiresAt());
        texts.clear();
        draft.texts().forEach((language, text) -> texts.put(language, new MemoTextRow(text)));
    }

    /** Lays a new version over the published one; a material change asks for new acknowledgements. */
    void amend(MemoDraft draft, Instant now) {
        take(draft);
        version++;
        change(now, draft.publishAt());
        ask(version, draft.material());
    }

    /** Whether this came too late: from an earlier life of its home site's streams, and a later version is here. */
    boolean outlives(MemoPublished published) {
        return version > published.version() && isAfter(published.changedAt(), changedAt())
                || version == published.version() && isAfter(published.changedAt(), withdrawnAt());
    }

    /** At a site that the memo reaches: what its home site published, and when that came here. */
    void arrive(MemoPublished published, Instant now) {
        id = published.id();
        homeSite = published.homeSite();
        author = published.author();
        authorName = published.authorName();
        department = published.department();
        replyTo = published.replyTo();
        version = published.version();
        asked(published.askedVersion());
        layDown(published.publishedAt(), published.changedAt());
        take(published.draft());
        reach(now);
    }

    /** The due date here lies as long after the arrival as the author's lies after the publication. */
    void reach(Instant now) {
        boolean asksNow = Objects.equals(askedVersion(), version);
        var first = arriveAt(now);
        var from = asksNow ? changedAt() : publishedAt();
        var start = asksNow ? now : first;
        var by = acknowledgeBy();
        due(by == null || from == null ? null : start.plus(Duration.between(from, by)));
    }

    String id() {
        return id;
    }

    /** Its name among all items that may have files. */
    String item() {
        return item(id);
    }

    static String item(String id) {
        return "memo/" + id;
    }

    String homeSite() {
        return homeSite;
    }

    String author() {
        return author;
    }

    String authorName() {
        return authorName;
    }

    String department() {
        return department;
    }

    @Nullable
    String replyTo() {
        return replyTo;
    }

    int version() {
        return version;
    }

    Audience audience() {
        return audience;
    }

    Map<String, MemoText> texts() {
        var all = new TreeMap<String, MemoText>();
        texts.forEach((language, row) -> all.put(language, row.text()));
        return all;
    }
}
