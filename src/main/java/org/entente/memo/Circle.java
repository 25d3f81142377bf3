package org.entente.memo;

import java.time.ZoneId;
import java.util.Locale;
import org.entente.people.MailReader;

/**
 * Those who get the very same letter about a memo.
 *
 * @param first the version that they were mailed first; 0 for none yet
 * @param deputyOf the sign-in and the name of whose deputy they are; empty for themselves
 */
record Circle(Locale language, ZoneId zone, int first, String deputyOf, String deputyOfName) {
    static Circle of(MailReader reader, int first) {
        boolean deputy = reader.isDeputy();
        return new Circle(
                reader.language(),
                reader.zone(),
                first,
                deputy ? reader.whose() : "",
                deputy ? reader.whoseName() : "");
    }

    boolean isDeputy() {
        return !deputyOf.isEmpty();
    }
}
