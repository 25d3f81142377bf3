package org.entente.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.entente.twosites.SiteAccess;

/** One site's database, past the node. */
final class Sql implements AutoCloseable {
    private final Connection connection;

    Sql(SiteAccess site) throws SQLException {
        connection = DriverManager.getConnection(site.databaseUrl(), site.databaseUser(), site.databasePassword());
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement statement(String sql, Object... arguments) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    int update(String sql, Object... arguments) throws SQLException {
        try (var statement = statement(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** The number in the first row; 0 where there is none. */
    long number(String sql, Object... arguments) throws SQLException {
        try (var statement = statement(sql, arguments);
                var row = statement.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
