package org.entente.hr;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.entente.attachment.FileName;
import org.entente.attachment.FileType;
import org.entente.mail.MailFile;
import org.entente.site.Database;

/** The files of applications, and their mails as they came: sealed in parts. */
@Singleton
class ApplicationFiles {
    private static final int PART = 512 * 1024;
    private static final int AT_ONCE = 8;
    /** The runtime copies what it is given at once; a slow client must not keep much of it. */
    private static final int SLICE = 16_384;

    private final Database database;

    @Inject
    ApplicationFiles(Database database) {
        this.database = database;
    }

    /** A file and what it takes to open it. */
    record Stored(
            UUID id, UUID message, boolean raw, byte[] name, String type, long size, int parts, List<String> flags) {
        ApplicationFile shown(Sealer sealer) {
            return new ApplicationFile(id.toString(), sealer.text(id + "/name", name), type, size, flags);
        }
    }

    void addRaw(Sealer sealer, UUID application, UUID message, byte[] octets) {
        add(sealer, application, message, true, "message.eml", "message/rfc822", octets, List.of());
    }

    void add(Sealer sealer, UUID application, UUID message, MailFile file) {
        var name = FileName.clean(file.name());
        var first = Arrays.copyOf(file.octets(), Math.min(file.octets().length, FileType.LOOKED_AT));
        add(
                sealer,
                application,
                message,
                false,
                name,
                FileType.of(first, name),
                file.octets(),
                FileFlags.of(name, file.octets()));
    }

    private void add(
            Sealer sealer,
            UUID application,
            UUID message,
            boolean raw,
            String name,
            String type,
            byte[] octets,
            List<String> flags) {
        var id = UUID.randomUUID();
        int parts = Math.max(1, (octets.length + PART - 1) / PART);
        database.update(
                "insert into application_file (id, application, message, raw, name, type, size, parts, flags)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id,
                application,
                message,
                raw,
                sealer.seal(id + "/name", name),
                type,
                (long) octets.length,
                parts,
                flags);
        var rows = new ArrayList<Object[]>();
        for (int part = 0; part < parts; part++) {
            var slice = Arrays.copyOfRange(octets, part * PART, Math.min(octets.length, (part + 1) * PART));
            rows.add(new Object[] {id, part, sealer.seal(id + "/" + part, slice)});
            if (rows.size() == AT_ONCE || part == parts - 1) {
                database.updateAll(
                        "insert into application_file_part (file, part, octets) values (?, ?, ?)", List.copyOf(rows));
                rows.clear();
            }
        }
    }

    /** The files of these messages, without the mails as they came. */
    Map<UUID, List<Stored>> of(Collection<UUID> messages) {
        var files = new LinkedHashMap<UUID, List<Stored>>();
        database.list(
                "select * from application_file where message = any (cast (? as uuid[])) and not raw order by place",
                row -> files.computeIfAbsent(UUID.fromString(row.getString("message")), id -> new ArrayList<>())
                        .add(stored(row)),
                messages.stream().map(UUID::toString).toList());
        return files;
    }

    /** What candidates sent with these applications: what we and colleagues wrote has files too. */
    Map<UUID, List<Stored>> ofCandidates(Collection<UUID> applications) {
        var files = new LinkedHashMap<UUID, List<Stored>>();
        database.list(
                "select f.* from application_file f join application_message m on m.id = f.message"
                        + " where f.application = any (cast (? as uuid[])) and not f.raw and " + Senders.OF_CANDIDATE
                        + " order by f.place",
                row -> files.computeIfAbsent(UUID.fromString(row.getString("application")), id -> new ArrayList<>())
                        .add(stored(row)),
                applications.stream().map(UUID::toString).toList());
        return files;
    }

    /** All that there are of it, and each mail as it came. */
    List<Stored> all(UUID application) {
        return database.list(
                "select * from application_file where application = ? order by place",
                ApplicationFiles::stored,
                application);
    }

    Optional<Stored> find(UUID application, UUID file) {
        return database.first(
                "select * from application_file where application = ? and id = ? and not raw",
                ApplicationFiles::stored,
                application,
                file);
    }

    /** The letter as it came. */
    Optional<Stored> raw(UUID application) {
        return database.first(
                "select * from application_file where application = ? and raw order by place limit 1",
                ApplicationFiles::stored,
                application);
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("message")),
                row.getBoolean("raw"),
                row.getBytes("name"),
                row.getString("type"),
                row.getLong("size"),
                row.getInt("parts"),
                List.of((String[]) row.getArray("flags").getArray()));
    }

    /** Part by part, so that no more than one is in memory. */
    void write(Sealer sealer, Stored file, OutputStream out) throws IOException {
        for (int part = 0; part < file.parts(); part++) {
            var sealed = database.first(
                            "select octets from application_file_part where file = ? and part = ?",
                            row -> row.getBytes(1),
                            file.id(),
                            part)
                    .orElseThrow(() -> new java.io.EOFException("The file was erased while it was read."));
            var octets = sealer.open(file.id() + "/" + part, sealed);
            for (int at = 0; at < octets.length; at += SLICE) {
                out.write(octets, at, Math.min(SLICE, octets.length - at));
            }
        }
    }

    void forgetFilesOf(UUID message) {
        database.update("delete from application_file where message = ? and not raw", message);
    }

    void forget(UUID application) {
        database.update("delete from application_file where application = ?", application);
    }
}
