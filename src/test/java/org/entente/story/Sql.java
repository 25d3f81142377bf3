package org.entente.story;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.entente.twosites.TwoSites;

/** A look into, or a hand in, one site's database, past the node. */
final class Sql implements AutoCloseable {
    private final Connection connection;

    Sql(TwoSites sites, String site) throws SQLException {
        var access = sites.site(site);
        connection =
                DriverManager.getConnection(access.databaseUrl(), access.databaseUser(), access.databasePassword());
    }

    int update(String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        }
    }

    String text(String sql, Object... arguments) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            try (var row = statement.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "";
            }
        }
    }

    /** The first column of all rows, a line each. */
    String lines(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var lines = new StringBuilder();
            while (row.next()) {
                lines.append(row.getString(1)).append('\n');
            }
            return lines.toString();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
