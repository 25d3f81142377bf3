package org.entente.attachment;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import org.entente.site.Database;
import org.entente.site.Sha256;

/** The octets, row by row: plain SQL, because JPA would hold a file whole. */
@Singleton
class Chunks {
    /** Octets in a chunk, at rest and on the road; only a file's last chunk is shorter. */
    static final int OCTETS = 524_288;

    private final Database database;

    @Inject
    Chunks(Database database) {
        this.database = database;
    }

    /** What is here of a file. */
    record Held(int parts, long octets) {}

    static int parts(long size) {
        return Math.toIntExact((size + OCTETS - 1) / OCTETS);
    }

    /** How many octets part {@code part} of a file of {@code size} has. */
    static int octets(long size, int part) {
        return (int) Math.min(OCTETS, size - (long) part * OCTETS);
    }

    void write(long blob, int part, byte[] octets) {
        database.update(
                "insert into blob_chunk (blob, part, bytes) values (?, ?, ?)"
                        + " on conflict (blob, part) do update set bytes = excluded.bytes",
                blob,
                part,
                octets);
        database.update("update blob set touched_at = now() where id = ?", blob);
    }

    /** Octets {@code from} to {@code from + length - 1} of a chunk; empty when it is not here. */
    byte[] read(long blob, int part, int from, int length) {
        return database.first(
                        "select substring(bytes from ? for ?) from blob_chunk where blob = ? and part = ?",
                        row -> row.getBytes(1),
                        from + 1,
                        length,
                        blob,
                        part)
                .orElseGet(() -> new byte[0]);
    }

    Held held(long blob) {
        return database.first(
                        "select count(*), coalesce(sum(octet_length(bytes)), 0) from blob_chunk where blob = ?",
                        row -> new Held(row.getInt(1), row.getLong(2)),
                        blob)
                .orElseThrow();
    }

    /** SHA-256 over all chunks in their order, one at a time. */
    String hash(long blob, int parts) {
        var digest = Sha256.digest();
        for (var part = 0; part < parts; part++) {
            digest.update(read(blob, part, 0, OCTETS));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Drops what cannot belong to a file of this size. */
    void trim(long blob, long size) {
        var last = parts(size) - 1;
        database.update(
                "delete from blob_chunk where blob = ? and (part > ? or octet_length(bytes) <> case part when ? then ? else ? end)",
                blob,
                last,
                last,
                octets(size, last),
                OCTETS);
    }

    void delete(long blob) {
        database.update("delete from blob_chunk where blob = ?", blob);
    }

    /** Gives one blob the chunks of another in place of its own. */
    void move(long from, long to) {
        delete(to);
        database.update("update blob_chunk set blob = ? where blob = ?", to, from);
    }
}
