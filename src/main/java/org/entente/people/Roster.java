package org.entente.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.site.Database;

/** Who is here, in one statement whatever their number: audiences are resolved at each memo. */
@Singleton
public class Roster {
    private final Database database;

    @Inject
    Roster(Database database) {
        this.database = database;
    }

    /** The sign-ins, in order, of all who are not disabled and work in one of these departments or are named. */
    public List<String> present(boolean everybody, Collection<String> departments, Collection<String> named) {
        return database.list(
                "select id from person where not disabled and (? or department = any (?) or id = any (?)) order by id",
                row -> row.getString(1),
                everybody,
                departments,
                named);
    }

    /** What these are called, disabled or not; who is unknown is left out. */
    public Map<String, String> names(Collection<String> ids) {
        var names = new HashMap<String, String>();
        database.list(
                "select id, name from person where id = any (?)",
                row -> names.put(row.getString(1), row.getString(2)),
                ids);
        return names;
    }
}
