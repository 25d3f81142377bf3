package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.entente.exchange.Outbox;
import org.entente.exchange.Topics;
import org.entente.site.Database;

/** What owners decided, kept here and told to the other sites; in the caller's transaction. */
@Singleton
class SettingsKeeping {
    private final Database database;
    private final Outbox outbox;

    @Inject
    SettingsKeeping(Database database, Outbox outbox) {
        this.database = database;
        this.outbox = outbox;
    }

    PanelSettings of(String list) {
        return database.first(
                        "select settings from panel_settings where list = ?",
                        row -> Notes.read(row.getString(1), PanelSettings.class),
                        list)
                .orElse(PanelSettings.none(list));
    }

    /** At the list's home. */
    void decide(PanelSettings settings) {
        lay(settings);
        outbox.publish(Topics.LISTS, PanelSettings.TYPE, "panel/" + settings.list(), settings);
    }

    /** A later version replaces an earlier one. */
    void lay(PanelSettings settings) {
        database.update(
                "insert into panel_settings (list, version, settings) values (?, ?, ?) on conflict (list) do update"
                        + " set version = excluded.version, settings = excluded.settings"
                        + " where excluded.version > panel_settings.version",
                settings.list(),
                settings.version(),
                Notes.json(settings));
        database.tell("live", "panels *");
    }
}
