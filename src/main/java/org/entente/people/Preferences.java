package org.entente.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.entente.site.Holidays;
import org.jspecify.annotations.Nullable;

/**
 * How a person may be called: by their pages, and by mail.
 *
 * @param shortcuts whether single letters of the keyboard act
 * @param sounds from which importance on a new memo is heard: none, urgent, important or normal
 * @param notices the same for notices of the desktop
 * @param quietFrom the time of day, by the person's clock, from which only urgent memos call; null for no quiet hours
 * @param quietTo when that ends, perhaps on the next day
 * @param mail whether memos are mailed: none, digest (one mail a day) or each (at once)
 * @param mailUrgent whether an urgent memo that says why is mailed at once in any case
 */
public record Preferences(
        boolean shortcuts,
        String sounds,
        String notices,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        String mail,
        boolean mailUrgent) {
    /** From the quietest to the loudest. */
    public static final List<String> LEVELS = List.of("none", "urgent", "important", "normal");

    public static final List<String> MAILS = List.of("none", "digest", "each");

    static final Preferences USUAL = new Preferences(true, "none", "none", null, null, "none", false);

    public Preferences {
        sounds = LEVELS.contains(sounds) ? sounds : "none";
        notices = LEVELS.contains(notices) ? notices : "none";
        mail = MAILS.contains(mail) ? mail : "none";
        if (quietFrom == null || quietTo == null || quietFrom.equals(quietTo)) {
            quietFrom = null;
            quietTo = null;
        }
    }

    /** Whether anything may be heard or shown at all. */
    public boolean calls() {
        return !sounds.equals("none") || !notices.equals("none");
    }

    /**
     * Whether it is a weekend, a holiday or a quiet hour.
     *
     * @param now by the person's clock, whose days they are
     * @param holidays which days the person's site keeps
     */
    public boolean isQuiet(ZonedDateTime now, Predicate<LocalDate> holidays) {
        if (isDayOff(now.toLocalDate(), holidays)) {
            return true;
        }
        return isQuietHour(now.toLocalTime());
    }

    /** When the quiet hours end that it is in now. Days off are left out: a mail does not call. */
    public Optional<Instant> quietUntil(ZonedDateTime now) {
        if (quietTo == null || !isQuietHour(now.toLocalTime())) {
            return Optional.empty();
        }
        var end = now.with(quietTo);
        return Optional.of((end.isAfter(now) ? end : end.plusDays(1)).toInstant());
    }

    private boolean isQuietHour(LocalTime time) {
        if (quietFrom == null || quietTo == null) {
            return false;
        }
        return quietFrom.isBefore(quietTo)
                ? !time.isBefore(quietFrom) && time.isBefore(quietTo)
                : !time.isBefore(quietFrom) || time.isBefore(quietTo);
    }

    public static boolean isDayOff(LocalDate day, Predicate<LocalDate> holidays) {
        return Holidays.isWeekend(day) || holidays.test(day);
    }

    /** When it is next not quiet; {@code now} where it is not. */
    public ZonedDateTime quietEnds(ZonedDateTime now, Predicate<LocalDate> holidays) {
        var at = now;
        while (isQuiet(at, holidays)) {
            var day = at.toLocalDate();
            boolean off = isDayOff(day, holidays);
            var end = quietTo;
            at = !off && end != null && at.toLocalTime().isBefore(end)
                    ? day.atTime(end).atZone(now.getZone())
                    : day.plusDays(1).atStartOfDay(now.getZone());
        }
        return at;
    }

    /** Whether a memo of that importance is mailed at once. */
    public boolean mails(String importance, boolean saysWhy) {
        return mail.equals("each") || mailUrgent && importance.equals("urgent") && saysWhy;
    }

    /** Whether what must be acknowledged may be recalled by mail. */
    public boolean recalls(String importance, boolean saysWhy) {
        return !mail.equals("none") || mails(importance, saysWhy);
    }

    /**
     * Whether something of that importance may call at that level; what is urgent and says why goes through the quiet.
     */
    public boolean lets(
            String level, String importance, boolean saysWhy, ZonedDateTime now, Predicate<LocalDate> holidays) {
        return LEVELS.indexOf(importance) > 0
                && LEVELS.indexOf(importance) <= LEVELS.indexOf(level)
                && (importance.equals("urgent") && saysWhy || !isQuiet(now, holidays));
    }
}
