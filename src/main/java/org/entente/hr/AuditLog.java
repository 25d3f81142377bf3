package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * Who saw, took and changed which application, and when: ids only, in a chain of hashes for each application. It is
 * written in the transaction of what it tells of: what cannot be noted does not happen.
 */
@Singleton
class AuditLog {
    /** What a chain begins with. */
    static final byte[] BEGINNING = new byte[0];

    private record End(UUID application, int entries, byte[] hash, Instant now) {}

    private final Database database;

    @Inject
    AuditLog(Database database) {
        this.database = database;
    }

    /** @param detail the id of what was taken or what it was changed to; never a word of the candidate's */
    void note(UUID application, String who, String action, String detail) {
        note(List.of(application), who, action, detail);
    }

    /** The same of several. They stay locked until the caller's transaction ends. */
    void note(Collection<UUID> applications, String who, String action, String detail) {
        if (applications.isEmpty()) {
            return;
        }
        var ends = database.list(
                "select id, audits, audit_hash, clock_timestamp() as now from application"
                        + " where id = any (cast (? as uuid[])) order by id for update",
                row -> new End(
                        UUID.fromString(row.getString("id")),
                        row.getInt("audits"),
                        row.getBytes("audit_hash"),
                        row.getTimestamp("now").toInstant()),
                applications.stream().map(UUID::toString).toList());
        var entries = new ArrayList<@Nullable Object[]>();
        var after = new ArrayList<@Nullable Object[]>();
        for (var end : ends) {
            var entry = new AuditEntry(end.entries() + 1, end.now(), who, action, detail);
            var hash = entry.hash(end.application(), end.hash());
            entries.add(new Object[] {end.application(), entry.n(), entry.at(), who, action, detail, hash});
            after.add(new Object[] {entry.n(), hash, end.application()});
        }
        database.updateAll(
                "insert into application_audit (application, n, at, who, action, detail, hash)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                entries);
        database.updateAll("update application set audits = ?, audit_hash = ? where id = ?", after);
    }

    /** Of that application, the first one first. */
    List<AuditEntry> of(UUID application) {
        return database.list(
                "select * from application_audit where application = ? order by n",
                row -> new AuditEntry(
                        row.getInt("n"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("who"),
                        row.getString("action"),
                        row.getString("detail")),
                application);
    }

    /** What of it that person may see; the numbers show that there is more. */
    List<AuditEntry> of(UUID application, Scope scope) {
        var all = of(application);
        return scope.hr()
                ? all
                : all.stream()
                        .filter(entry -> !entry.forHrAlone())
                        .map(AuditEntry::forManagers)
                        .toList();
    }

    /** The hash of the last line, which stands for all of them. */
    byte[] end(UUID application) {
        return database.first("select audit_hash from application where id = ?", row -> row.getBytes(1), application)
                .orElse(BEGINNING);
    }

    /** The applications whose chain does not hold: a line was changed, added or taken away past this class. */
    List<UUID> broken() {
        record Line(UUID application, AuditEntry entry, byte[] hash) {}
        var ends = new HashMap<UUID, byte[]>();
        var broken = new java.util.TreeSet<UUID>();
        database.each(
                "select * from application_audit order by application, n",
                row -> new Line(
                        UUID.fromString(row.getString("application")),
                        new AuditEntry(
                                row.getInt("n"),
                                row.getTimestamp("at").toInstant(),
                                row.getString("who"),
                                row.getString("action"),
                                row.getString("detail")),
                        row.getBytes("hash")),
                line -> {
                    var before = ends.getOrDefault(line.application(), BEGINNING);
                    if (!MessageDigest.isEqual(line.hash(), line.entry().hash(line.application(), before))) {
                        broken.add(line.application());
                    }
                    ends.put(line.application(), line.hash());
                });
        database.each(
                "select id, audit_hash from application",
                row -> java.util.Map.entry(UUID.fromString(row.getString(1)), row.getBytes(2)),
                end -> {
                    if (!MessageDigest.isEqual(end.getValue(), ends.getOrDefault(end.getKey(), BEGINNING))) {
                        broken.add(end.getKey());
                    }
                });
        return List.copyOf(broken);
    }
}
