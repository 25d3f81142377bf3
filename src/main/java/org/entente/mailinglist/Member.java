package org.entente.mailinglist;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who receives a list at this site.
 *
 * @param person the sign-in, where the address is a person's of this site
 * @param mode {@code each} post at once, a daily {@code digest}, or {@code none}
 * @param standing a member by what they are; leaving sets the mode {@code none}
 * @param bounces how many mails came back lately, and what the other server said last
 * @param suspendedAt since when nothing is sent because too much came back; null while all is well
 */
public record Member(
        String address,
        String name,
        @Nullable String person,
        String language,
        String mode,
        boolean standing,
        Instant joinedAt,
        int bounces,
        String bounce,
        @Nullable Instant bouncedAt,
        @Nullable Instant suspendedAt) {

    static Member read(ResultSet row) throws SQLException {
        return new Member(
                row.getString("address"),
                row.getString("name"),
                row.getString("person"),
                row.getString("language"),
                row.getString("mode"),
                row.getBoolean("standing"),
                java.util.Objects.requireNonNull(Database.instant(row, "joined_at")),
                row.getInt("bounces"),
                row.getString("bounce"),
                Database.instant(row, "bounced_at"),
                Database.instant(row, "suspended_at"));
    }

    public boolean suspended() {
        return suspendedAt != null;
    }

    /** The name, or else the address. */
    public String shown() {
        return name.isBlank() ? address : name;
    }

    Locale locale() {
        return Locale.forLanguageTag(language);
    }
}
