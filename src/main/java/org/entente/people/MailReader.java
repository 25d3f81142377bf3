package org.entente.people;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody who wants mail, for themselves or as the deputy of somebody who is away.
 *
 * @param since of their last choice about mail
 * @param whose the sign-in of whom it is for: their own, or that of who is away
 */
public record MailReader(
        String id,
        String name,
        String address,
        Locale language,
        ZoneId zone,
        Preferences preferences,
        Instant since,
        String whose,
        String whoseName) {
    public boolean isDeputy() {
        return !whose.equals(id);
    }
}
