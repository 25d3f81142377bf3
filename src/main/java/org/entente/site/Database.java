package org.entente.site;

import jakarta.annotation.Resource;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Plain SQL on the site's database, where JPA would only be in the way: streams, queues, chunks. Statements run in the
 * caller's transaction where there is one (the pool hands the same connection to JPA and to this class within it), else
 * each commits by itself. Arguments may be null, {@link Instant}s are stored as {@code timestamptz}, collections as
 * {@code text[]} or {@code bigint[]}.
 */
@Singleton
public class Database {
    private static final int COPIED_AT_ONCE = 65_536;
    private static final int FETCHED_AT_ONCE = 1_000;

    @Resource(lookup = "java:app/entente")
    DataSource pool;

    /** One row of a result, read while the cursor stands on it. */
    @FunctionalInterface
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Runs a statement and says how many rows it changed. */
    public int update(String sql, @Nullable Object... arguments) {
        try (var connection = pool.getConnection();
                var statement = prepare(connection, sql, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        }
    }

    /** Runs one statement for each set of arguments, in one round trip. */
    public void updateAll(String sql, List<@Nullable Object[]> rows) {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(connection, statement, row);
                statement.addBatch();
            }
            statement.executeBatch();
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        }
    }

    /** Loads rows in bulk ({@code copy ... from stdin}) and says how many; {@code rows} is read to its end. */
    public long copy(String sql, InputStream rows) throws IOException {
        try (var connection = pool.getConnection()) {
            return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows, COPIED_AT_ONCE);
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        }
    }

    /** Hands each row over as it comes from the server, for answers of any length; only inside a transaction. */
    public <T> void each(String sql, Row<T> row, Consumer<T> taker, @Nullable Object... arguments) {
        try (var connection = pool.getConnection();
                var statement = prepare(connection, sql, arguments)) {
            statement.setFetchSize(FETCHED_AT_ONCE);
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    taker.accept(row.read(result));
                }
            }
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        }
    }

    /** Tells whoever listens on that channel, on any node, when the transaction commits ({@code NOTIFY}). */
    public void tell(String channel, String payload) {
        list("select pg_notify(?, ?)", row -> channel, channel, payload);
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... arguments) {
        try (var connection = pool.getConnection();
                var statement = prepare(connection, sql, arguments);
                var result = statement.executeQuery()) {
            var list = new ArrayList<T>();
            while (result.next()) {
                list.add(row.read(result));
            }
            return list;
        } catch (SQLException fault) {
            throw new DatabaseFault(fault);
        }
    }

    public <T> Optional<T> first(String sql, Row<T> row, @Nullable Object... arguments) {
        return list(sql, row, arguments).stream().findFirst();
    }

    /** Now, as exactly as PostgreSQL keeps it: what is compared later must not differ by what was cut off. */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /** A {@code timestamptz} column, which may be null. Payara's pool looks up {@code getObject} by reflection, each time. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    private static PreparedStatement prepare(Connection connection, String sql, @Nullable Object... arguments)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        try {
            bind(connection, statement, arguments);
            return statement;
        } catch (SQLException fault) {
            statement.close();
            throw fault;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object... arguments)
            throws SQLException {
        for (int i = 0; i < arguments.length; i++) {
            var argument = arguments[i];
            if (argument instanceof Instant instant) {
                statement.setObject(i + 1, OffsetDateTime.ofInstant(instant, ZoneOffset.UTC));
            } else if (argument instanceof byte[] octets) {
                statement.setBytes(i + 1, octets);
            } else if (argument instanceof Collection<?> many) {
                var type = many.stream().anyMatch(Long.class::isInstance) ? "bigint" : "text";
                statement.setArray(i + 1, connection.createArrayOf(type, many.toArray()));
            } else {
                statement.setObject(i + 1, argument);
            }
        }
    }
}
