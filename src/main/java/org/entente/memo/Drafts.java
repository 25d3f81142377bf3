package org.entente.memo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonString;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.transaction.Transactional;
import java.io.StringReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.entente.attachment.Attachment;
import org.entente.attachment.AttachmentReaders;
import org.entente.attachment.Attachments;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;

/**
 * What people are writing. A draft is its author's alone and never leaves the site. It begins when something is typed,
 * is laid over by each save that knew the one before, and ends when it is published or deleted, or forgotten for long.
 */
@ApplicationScoped
@Transactional
class Drafts implements AttachmentReaders {
    private static final Jsonb JSON = JsonbBuilder.create();
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int LISTED = 50;
    private static final String FORGOTTEN = "saved_at < now() - make_interval(secs => ?)";

    @Inject
    private Database database;

    @Inject
    private Attachments attachments;

    @Inject
    private Memos memos;

    @Inject
    @ConfigProperty(name = "entente.memo.keep-drafts")
    private Duration keep;

    /** Whose draft, and which. */
    record Forgotten(String author, String id) {}

    /** What became of a save: {@code taken}, or another page has saved meanwhile and {@code draft} is what it said. */
    record Outcome(Draft draft, boolean taken) {}

    /** An author's drafts, latest first. */
    List<Draft> list(String author) {
        return database.list(
                "select * from draft where author = ? order by saved_at desc limit " + LISTED, this::draft, author);
    }

    Optional<Draft> find(String author, String id) {
        return database.first("select * from draft where author = ? and id = ?", this::draft, author, id);
    }

    List<Attachment> files(String author, String id) {
        return attachments.of(item(author, id));
    }

    /**
     * Saves what stands in the form, unless another page saved after this one last did: {@code known} is the version
     * that this page saved or opened, 0 for none. One that was published or deleted meanwhile begins anew: nothing
     * typed is lost. The same a second time changes nothing.
     */
    Outcome save(Profile by, String id, boolean changesMemo, int known, Typed form, List<String> files) {
        if (!ID.matcher(id).matches()) {
            throw Problem.notFound("There is no page \"" + id + "\" to save.");
        }
        var typed = form.written();
        var item = item(by.id(), id);
        var before = lock(by.id(), id);
        if (before.isEmpty() && typed.isBlank() && files.isEmpty()) {
            return new Outcome(Draft.none(id), true);
        }
        var filesNow = attachments.of(item).stream().map(Attachment::id).toList();
        if (before.isPresent() && before.get().says(typed, files, filesNow)) {
            return new Outcome(before.get(), true);
        }
        if (before.isPresent() && before.get().version() != known) {
            return new Outcome(before.get(), false);
        }
        var now = Database.now();
        var draft = new Draft(id, changesMemo, known + 1, now, now.plus(keep), typed);
        if (!write(by.id(), draft, known)) {
            return new Outcome(find(by.id(), id).orElseThrow(), false);
        }
        if (!files.equals(filesNow)) {
            attachments.attach(item, files, by.id());
        }
        return new Outcome(draft, true);
    }

    /** Whoever changes a draft or ends it begins with this, before any lock of its files. */
    private Optional<Draft> lock(String author, String id) {
        return database.first("select * from draft where author = ? and id = ? for update", this::draft, author, id);
    }

    private boolean write(String author, Draft draft, int known) {
        var fields = JSON.toJson(draft.typed().fields());
        var sql = """
                insert into draft (author, id, changes_memo, version, fields, saved_at) values (?, ?, ?, ?, ?, ?)
                on conflict (author, id) do update set version = excluded.version, fields = excluded.fields,
                    saved_at = excluded.saved_at where draft.version = ?""";
        return database.update(
                        sql, author, draft.id(), draft.changesMemo(), draft.version(), fields, draft.savedAt(), known)
                > 0;
    }

    /** Deletes it; its files go as far as nothing else holds them. */
    void discard(String author, String id) {
        if (database.update("delete from draft where author = ? and id = ?", author, id) > 0) {
            attachments.detach(item(author, id));
        }
    }

    /** Those that nobody has touched for too long. */
    List<Forgotten> forgotten() {
        return database.list(
                "select author, id from draft where " + FORGOTTEN,
                row -> new Forgotten(row.getString(1), row.getString(2)),
                (double) keep.toSeconds());
    }

    /** Clears one with its files, unless somebody has just saved it. */
    public boolean clear(Forgotten draft) {
        var sql = "delete from draft where author = ? and id = ? and " + FORGOTTEN;
        if (database.update(sql, draft.author(), draft.id(), (double) keep.toSeconds()) == 0) {
            return false;
        }
        attachments.detach(item(draft.author(), draft.id()));
        return true;
    }

    /** Publishes a new memo and ends its draft, both or neither. {@code request} is the key of its page. */
    MemoDetail publish(MemoDraft draft, Profile by, String request) {
        lock(by.id(), request);
        var published = memos.publish(draft, by, request.isBlank() ? null : request);
        discard(by.id(), request);
        return published;
    }

    /** The same for a change of a memo. */
    void amend(String id, int version, MemoDraft draft, Profile by) {
        lock(by.id(), id);
        memos.amend(id, version, draft, by);
        discard(by.id(), id);
    }

    @Override
    public boolean mayRead(String item, String signIn) {
        return item.startsWith(item(signIn, ""));
    }

    /** No sign-in holds a slash. */
    private static String item(String author, String id) {
        return "draft/" + author + "/" + id;
    }

    private Draft draft(ResultSet row) throws SQLException {
        var fields = new HashMap<String, List<String>>();
        try (var json = Json.createReader(new StringReader(row.getString("fields")))) {
            var object = json.readObject();
            object.keySet()
                    .forEach(name -> fields.put(name, object.getJsonArray(name).getValuesAs(JsonString::getString)));
        }
        var saved = Objects.requireNonNull(Database.instant(row, "saved_at"));
        return new Draft(
                row.getString("id"),
                row.getBoolean("changes_memo"),
                row.getInt("version"),
                saved,
                saved.plus(keep),
                new Typed(fields));
    }
}
