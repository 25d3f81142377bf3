package org.entente.site;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.entente.twosites.LoneDatabase;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** The site's tables without a container: each statement commits by itself, over connections that are kept. */
public final class PlainDatabase {
    private static final ClassLoader LOADER = PlainDatabase.class.getClassLoader();
    private static @Nullable LoneDatabase lone;
    private static @Nullable Database database;

    private PlainDatabase() {}

    /** PostgreSQL, which all tests of this JVM share. */
    public static synchronized LoneDatabase lone() {
        var running = lone;
        if (running == null) {
            running = LoneDatabase.start("plain");
            lone = running;
        }
        return running;
    }

    /** The tables in it, for {@code new SomeRoom(database)}; a test clears what it writes before it begins. */
    public static synchronized Database shared() {
        var known = database;
        if (known == null) {
            known = of(lone());
            database = known;
        }
        return known;
    }

    private static Database of(LoneDatabase lone) {
        var source = new PGSimpleDataSource();
        source.setUrl(lone.url());
        source.setUser(lone.user());
        source.setPassword(lone.password());
        Flyway.configure().dataSource(source).load().migrate();
        return SiteDatabase.on(pool(source));
    }

    private static DataSource pool(DataSource source) {
        var kept = new ConcurrentLinkedQueue<Connection>();
        return (DataSource) Proxy.newProxyInstance(LOADER, new Class<?>[] {DataSource.class}, (pool, call, none) -> {
            var free = kept.poll();
            return lent(free == null ? source.getConnection() : free, kept);
        });
    }

    private static Connection lent(Connection connection, Queue<Connection> kept) {
        return (Connection) Proxy.newProxyInstance(
                LOADER, new Class<?>[] {Connection.class}, (lent, call, arguments) -> {
                    if (call.getName().equals("close")) {
                        kept.add(connection);
                        return null;
                    }
                    try {
                        return call.invoke(connection, arguments);
                    } catch (InvocationTargetException fault) {
                        throw fault.getCause();
                    }
                });
    }
}
