package org.entente.hr;

import java.time.Period;
import java.util.Locale;
import org.entente.web.Frame;
import org.entente.web.Texts;
import org.jspecify.annotations.Nullable;

/**
 * How long this site keeps applications.
 *
 * @param refused after the decision, without consent
 * @param pool after the last contact, with consent
 * @param hired after the decision; null: they are not purged
 * @param remind how long before one is due, or a consent lapses, HR is told
 * @param undecided from when on HR is told of what nobody has decided
 */
public record Terms(Period refused, Period pool, @Nullable Period hired, Period remind, Period undecided) {
    /** In the reader's language and in one unit: "3 months". */
    public static String words(Frame frame, Period period) {
        return words(frame.language(), period);
    }

    static String words(Locale language, Period period) {
        long months = period.toTotalMonths();
        if (months == 0) {
            return Texts.text(language, "hr.retention.days", period.getDays());
        }
        return months % 12 == 0
                ? Texts.text(language, "hr.retention.years", months / 12)
                : Texts.text(language, "hr.retention.months", months);
    }
}
