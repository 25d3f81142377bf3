package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.entente.site.Database;

/** What people said of how the files of a sender are read, by their layout. It is kept at the list's home alone. */
@Singleton
class Memory {
    private final Database database;

    @Inject
    Memory(Database database) {
        this.database = database;
    }

    Optional<Mapping> recall(String list, String sender, String layout) {
        return database.first(
                "select mapping from panel_mapping where list = ? and sender = ? and layout = ?",
                row -> Notes.read(row.getString(1), Mapping.class),
                list,
                sender,
                layout);
    }

    List<Layouts.Said> of(String list) {
        return database.list(
                "select sender, layout, mapping from panel_mapping where list = ? order by sender, layout",
                row -> new Layouts.Said(
                        row.getString(1), row.getString(2), Notes.read(row.getString(3), Mapping.class)),
                list);
    }

    void keep(String list, Layouts.Said said, String signIn) {
        database.update(
                "insert into panel_mapping (list, sender, layout, mapping, said_by) values (?, ?, ?, ?, ?)"
                        + " on conflict (list, sender, layout) do update set mapping = excluded.mapping,"
                        + " said_by = excluded.said_by, said_at = now()",
                list,
                said.sender(),
                said.layout(),
                Notes.json(said.mapping()),
                signIn);
    }

    void forget(String list) {
        database.update("delete from panel_mapping where list = ?", list);
    }
}
