package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.entente.site.Database;
import org.entente.site.SiteDatabase;
import org.entente.twosites.TwoSites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Releases upon releases, in a schema of its own in the database of a site; each test is one transaction. */
class LoadingIT {
    private static final String LIST = "panel";
    private static final Instant FIRST = Instant.parse("2026-11-01T00:00:00Z");

    private Connection connection;
    private Database database;
    private Loading loading;

    @BeforeEach
    void open() throws Exception {
        var site = TwoSites.shared().site("fr");
        connection = DriverManager.getConnection(site.databaseUrl(), site.databaseUser(), site.databasePassword());
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("create schema panel_test");
            statement.execute("set search_path to panel_test");
            statement.execute(
                    java.nio.file.Files.readString(Path.of("src/main/resources/db/migration/V18__panel.sql")));
        }
        database = SiteDatabase.on(new One(connection));
        loading = new Loading(database);
    }

    @AfterEach
    void leaveNothing() throws SQLException {
        connection.rollback();
        connection.close();
    }

    private boolean load(String post, int day, String... figures) throws Exception {
        return load(post, FIRST.plusSeconds(86_400L * day), octets(figures));
    }

    private boolean load(String post, Instant knownAt, byte[] octets) throws Exception {
        database.update(
                "insert into panel_release (post, list, sender, subject, known_at, state, notes)"
                        + " values (?, ?, '', '', ?, 'arriving', '{}') on conflict do nothing",
                post,
                LIST,
                knownAt);
        return loading.load(LIST, post, knownAt, octets);
    }

    /** "Velto 2026-P03 14.2" and so on, value shares of France. */
    private static byte[] octets(String... figures) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var file = new FigureFile(out)) {
            for (var figure : figures) {
                var parts = figure.split(" ");
                file.write(new Figure(
                        "France",
                        parts[0],
                        "value_share",
                        Period.of(parts[1]).orElseThrow(),
                        new BigDecimal(parts[2]),
                        "%",
                        null,
                        null));
            }
        }
        return out.toByteArray();
    }

    /** What was known at the end of that day. */
    private String known(int day) {
        var at = FIRST.plusSeconds(86_400L * day + 1);
        return String.join(
                ", ",
                database.list(
                        "select p.name || ' ' || t.name || ' ' || g.value from panel_figure g join panel_label p on p.id = g.product"
                                + " join panel_label t on t.id = g.period where g.since <= ? and (g.until is null or g.until > ?)"
                                + " order by p.name, t.place",
                        row -> row.getString(1),
                        at,
                        at));
    }

    private List<String> restated() {
        return new FigureQueries(database)
                .restatements(LIST, null, 10).stream()
                        .map(one -> one.product() + " " + one.period() + " " + one.change(Locale.ENGLISH))
                        .toList();
    }

    @Test
    void keepsWhatWasKnownBeforeARestatement() throws Exception {
        assertTrue(load("a", 1, "Velto 2026-P03 14.2", "Aerix 2026-P03 9.0"));
        assertTrue(load("b", 2, "Velto 2026-P03 13.8", "Aerix 2026-P03 9.0", "Velto 2026-P04 14.0"));

        assertEquals("Aerix 2026-P03 9.0, Velto 2026-P03 14.2", known(1));
        assertEquals("Aerix 2026-P03 9.0, Velto 2026-P03 13.8, Velto 2026-P04 14.0", known(2));
        assertEquals(List.of("Velto 2026-P03 14.2 → 13.8%"), restated());
    }

    @Test
    void ignoresASecondDelivery() throws Exception {
        assertTrue(load("a", 1, "Velto 2026-P03 14.2"));
        assertFalse(load("a", 1, "Velto 2026-P03 14.2"));
        assertTrue(load("b", 2, "Velto 2026-P03 14.2"));

        assertEquals(
                1L,
                database.first("select count(*) from panel_figure", row -> row.getLong(1))
                        .orElseThrow());
    }

    @Test
    void laysALateReleaseWhereItBelongs() throws Exception {
        load("a", 1, "Velto 2026-P03 14.2");
        load("c", 3, "Velto 2026-P03 14.2", "Velto 2026-P05 15.0");
        load("b", 2, "Velto 2026-P03 13.8", "Velto 2026-P05 15.1");

        assertEquals("Velto 2026-P03 14.2", known(1));
        assertEquals("Velto 2026-P03 13.8, Velto 2026-P05 15.1", known(2));
        assertEquals("Velto 2026-P03 14.2, Velto 2026-P05 15.0", known(3));
        assertEquals(3, restated().size());
    }

    @Test
    void takesACorrectedReadingInThePlaceOfTheFirst() throws Exception {
        load("a", 1, "Velto 2026-P03 14.2");
        load("b", 2, "Wrong 2026-P03 99.9");
        load("c", 3, "Velto 2026-P03 14.0");
        load("b", 2, "Velto 2026-P03 14.1");

        assertEquals("Velto 2026-P03 14.1", known(2));
        assertEquals("Velto 2026-P03 14.0", known(3));
        assertEquals(
                List.of("Velto"),
                new FigureQueries(database)
                        .labels(LIST, "product").stream().map(Label::name).toList());
    }

    @Test
    void comparesAsExactlyAsTheFileIsWritten() throws Exception {
        load("a", 1, "Velto 2026-P03 14.23", "Aerix 2026-P03 9.00");
        load("b", 2, "Velto 2026-P03 14.2", "Aerix 2026-P03 9");
        assertEquals("Aerix 2026-P03 9.00, Velto 2026-P03 14.23", known(2));
        // a spreadsheet leaves the zero away, and means 14.0 by 14
        load("c", 3, "Velto 2026-P03 14", "Aerix 2026-P03 9.1");

        assertEquals("Aerix 2026-P03 9.1, Velto 2026-P03 14.0", known(3));
        assertEquals(List.of("Velto 2026-P03 14.23 → 14.0%", "Aerix 2026-P03 9.00 → 9.1%"), restated());
    }

    @Test
    void refusesWhatIsNotOfThisVersion() {
        assertThrows(IllegalArgumentException.class, () -> load("a", FIRST, packed("market,value\nx,1\n")));
    }

    @Test
    void storesTensOfThousandsOfFigures() throws Exception {
        var out = new ByteArrayOutputStream();
        try (var file = new FigureFile(out)) {
            for (int i = 0; i < 45_500; i++) {
                file.write(new Figure(
                        "Market " + i % 20,
                        "Product " + i / 260 % 175,
                        "value_sales",
                        Period.of(Period.Basis.FOUR_WEEKS, 2026, i / 20 % 13 + 1),
                        BigDecimal.valueOf(i, 1),
                        null,
                        null,
                        null));
            }
        }
        assertTrue(load("a", FIRST, out.toByteArray()));

        assertEquals(
                45_500L,
                database.first("select count(*) from panel_figure", row -> row.getLong(1))
                        .orElseThrow());
    }

    private static byte[] packed(String text) throws Exception {
        var out = new ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(out)) {
            gzip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    /** One connection that nobody closes: what runs on it is one transaction. */
    private record One(Connection connection) implements DataSource {
        @Override
        public Connection getConnection() {
            return (Connection) Proxy.newProxyInstance(
                    One.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : method.invoke(connection, arguments));
        }

        @Override
        public Connection getConnection(String user, String password) {
            return getConnection();
        }

        @Override
        public PrintWriter getLogWriter() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLogWriter(PrintWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setLoginTimeout(int seconds) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() {
            throw new UnsupportedOperationException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            return connection.unwrap(type);
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
