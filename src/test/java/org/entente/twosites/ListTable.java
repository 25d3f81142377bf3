package org.entente.twosites;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The addresses of lists that people made on the pages, looked up in their site's database for each recipient, as a mail
 * server does with a table of SQL (Postfix: {@code virtual_alias_maps = pgsql:...}).
 */
final class ListTable implements Predicate<String> {
    private static final String QUERY =
            "select 1 from mailing_list where address = ? and home_site = ? and closed_at is null";
    /** The node makes the table at its first start. */
    private static final String NO_SUCH_TABLE = "42P01";

    private final Map<String, Integer> databases;

    /** {@code databases}: the port of each site's. */
    ListTable(Map<String, Integer> databases) {
        this.databases = Map.copyOf(databases);
    }

    /** {@link Unanswered} where the database is away. */
    @Override
    public boolean test(String address) {
        var site = address.substring(address.lastIndexOf('@') + 1).replaceFirst("\\..*", "");
        var port = databases.get(site);
        return port != null && isListOf(site, port, address);
    }

    private static boolean isListOf(String site, int port, String address) {
        try (var connection = DriverManager.getConnection(
                        Database.url(port), PostgresBinaries.USER, PostgresBinaries.PASSWORD);
                var query = connection.prepareStatement(QUERY)) {
            query.setString(1, address);
            query.setString(2, site);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException failed) {
            if (NO_SUCH_TABLE.equals(failed.getSQLState())) {
                return false;
            }
            throw new Unanswered(failed);
        }
    }

    /** Whether an address is a list's cannot be told now. */
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unanswered(Throwable cause) {
            super(cause);
        }
    }
}
