package org.entente.people;

import org.entente.site.Database;

/** People of a site without a container. */
public final class PlainPeople {
    private PlainPeople() {}

    public static Roster roster(Database database) {
        return new Roster(database);
    }

    /** Somebody who works here. */
    public static void add(Database database, String id) {
        database.update(
                "insert into person (id, name, email, department, roles, language, zone, version)"
                        + " values (?, ?, ?, 'general', 'director', 'en', 'Europe/London', 1) on conflict do nothing",
                id,
                id,
                id + "@uk.example");
    }
}
