package org.entente.attachment;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.sql.DataSource;

/**
 * The octets, row by row: plain JDBC, because JPA would hold a file whole. Inside a transaction it works on the
 * transaction's own connection; a read outside one borrows a connection for that row alone.
 */
@ApplicationScoped
class Chunks {
    /** Octets in a chunk, at rest and on the road; only a file's last chunk is shorter. */
    static final int OCTETS = 524_288;

    @Resource(lookup = "java:app/entente")
    private DataSource database;

    /** What is here of a file. */
    record Held(int parts, long octets) {}

    static int parts(long size) {
        return Math.toIntExact((size + OCTETS - 1) / OCTETS);
    }

    /** How many octets part {@code part} of a file of {@code size} has. */
    static int octets(long size, int part) {
        return (int) Math.min(OCTETS, size - (long) part * OCTETS);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    void write(long blob, int part, byte[] octets) {
        run(
                "insert into blob_chunk (blob, part, bytes) values (?, ?, ?)"
                        + " on conflict (blob, part) do update set bytes = excluded.bytes",
                blob,
                part,
                octets);
        run("update blob set touched_at = now() where id = ?", blob);
    }

    /** Octets {@code from} to {@code from + length - 1} of a chunk; empty when it is not here. */
    byte[] read(long blob, int part, int from, int length) {
        return query(
                "select substring(bytes from ? for ?) from blob_chunk where blob = ? and part = ?",
                rows -> rows.next() ? rows.getBytes(1) : new byte[0],
                from + 1,
                length,
                blob,
                part);
    }

    Held held(long blob) {
        return query(
                "select count(*), coalesce(sum(octet_length(bytes)), 0) from blob_chunk where blob = ?",
                rows -> {
                    rows.next();
                    return new Held(rows.getInt(1), rows.getLong(2));
                },
                blob);
    }

    boolean isSame(long blob, int part, byte[] octets) {
        return Arrays.equals(read(blob, part, 0, OCTETS), octets);
    }

    /** SHA-256 over all chunks in their order, one at a time. */
    String hash(long blob, int parts) {
        var digest = sha256();
        for (var part = 0; part < parts; part++) {
            digest.update(read(blob, part, 0, OCTETS));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Drops what cannot belong to a file of this size. */
    void trim(long blob, long size) {
        var last = parts(size) - 1;
        run(
                "delete from blob_chunk where blob = ? and (part > ? or octet_length(bytes) <> case part when ? then ? else ? end)",
                blob,
                last,
                last,
                octets(size, last),
                OCTETS);
    }

    /** Gives one blob the chunks of another in place of its own. */
    void move(long from, long to) {
        run("delete from blob_chunk where blob = ?", to);
        run("update blob_chunk set blob = ? where blob = ?", to, from);
    }

    private int run(String sql, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException failed) {
            throw new ChunksUnavailable(failed);
        }
    }

    private interface Reading<T> {
        T of(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Reading<T> reading, Object... values) {
        try (var connection = database.getConnection();
                var statement = prepare(connection, sql, values);
                var rows = statement.executeQuery()) {
            return reading.of(rows);
        } catch (SQLException failed) {
            throw new ChunksUnavailable(failed);
        }
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    /** The database did not answer; its {@link SQLException} is the cause. */
    static final class ChunksUnavailable extends RuntimeException {
        private static final long serialVersionUID = 1;

        ChunksUnavailable(SQLException cause) {
            super(cause);
        }
    }
}
