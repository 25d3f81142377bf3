package org.entente.site;

import javax.sql.DataSource;

/** The database of a node, for tests without one. */
public final class SiteDatabase {
    private SiteDatabase() {}

    /** Plain SQL on connections of that source. */
    public static Database on(DataSource source) {
        var database = new Database();
        database.pool = source;
        return database;
    }
}
