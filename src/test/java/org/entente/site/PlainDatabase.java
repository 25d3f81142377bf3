package org.entente.site;

import java.lang.reflect.Field;
import org.entente.twosites.LoneDatabase;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** The site's tables without a container: each statement commits by itself. */
public final class PlainDatabase {
    private PlainDatabase() {}

    /** Migrated, for {@code new SomeRoom(database)}. */
    public static Database of(LoneDatabase lone) {
        var source = new PGSimpleDataSource();
        source.setUrl(lone.url());
        source.setUser(lone.user());
        source.setPassword(lone.password());
        Flyway.configure().dataSource(source).load().migrate();
        try {
            var database = new Database();
            Field pool = Database.class.getDeclaredField("pool");
            pool.setAccessible(true);
            pool.set(database, source);
            return database;
        } catch (ReflectiveOperationException renamed) {
            throw new IllegalStateException(renamed);
        }
    }
}
