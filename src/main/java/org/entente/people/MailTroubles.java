package org.entente.people;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.entente.site.Database;

/** Whose mail comes back. After {@value #MOST} in a row nothing is mailed there until somebody says so. */
@Singleton
@Transactional
public class MailTroubles {
    private static final int MOST = 5;

    private final Database database;

    @Inject
    MailTroubles(Database database) {
        this.database = database;
    }

    /** Of these people those whose mail comes back from the address that they have now. */
    public Map<String, MailTrouble> of(Collection<String> people) {
        var troubles = new HashMap<String, MailTrouble>();
        database.list(
                "select t.* from mail_trouble t join person p on p.id = t.person and lower(p.email) = t.address"
                        + " where t.person = any (?)",
                row -> troubles.put(
                        row.getString("person"),
                        new MailTrouble(
                                row.getString("person"),
                                row.getString("address"),
                                Objects.requireNonNull(Database.instant(row, "bounced_at")),
                                row.getString("diagnostic"),
                                row.getInt("in_a_row"),
                                Database.instant(row, "stopped_at"))),
                people);
        return troubles;
    }

    /** One came back; {@code again}: and none got through since the last that did. */
    public void bounced(String person, String address, String diagnostic, boolean again) {
        database.update("""
                insert into mail_trouble as t (person, address, diagnostic, in_a_row) values (?, lower(?), ?, 1)
                on conflict (person) do update set address = excluded.address, bounced_at = now(),
                    diagnostic = excluded.diagnostic,
                    in_a_row = case when ? and t.address = excluded.address then t.in_a_row + 1 else 1 end""", person, address, diagnostic, again);
        database.update(
                "update mail_trouble set stopped_at = case when in_a_row >= ? then coalesce(stopped_at, now()) end"
                        + " where person = ?",
                MOST,
                person);
    }

    /** It is mended, or said to be: mail goes there again, and is counted from the beginning. */
    public void resume(String person) {
        database.update("delete from mail_trouble where person = ?", person);
    }
}
