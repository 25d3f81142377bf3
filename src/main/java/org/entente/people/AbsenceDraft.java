package org.entente.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * An absence as somebody states it.
 *
 * @param from the first day, like {@code 2026-11-30}
 * @param to the last day
 * @param deputy a sign-in
 */
public record AbsenceDraft(
        @Nullable String from,
        @Nullable String to,
        @Nullable String deputy) {
    /** What an empty form holds. */
    public static final AbsenceDraft NONE = new AbsenceDraft("", "", "");

    private static final int BACK = 31;
    private static final int LONGEST = 366;

    public AbsenceDraft {
        from = from == null ? "" : from.strip();
        to = to == null ? "" : to.strip();
        deputy = deputy == null ? "" : deputy.strip();
    }

    LocalDate first() {
        return day("from", from);
    }

    LocalDate last() {
        return day("to", to);
    }

    /** What is wrong with its days; {@code today} is by the clock of who is away. A {@link Problem} if they are none. */
    List<Fault> faults(LocalDate today) {
        var faults = new ArrayList<Fault>();
        if (last().isBefore(first())) {
            faults.add(new Fault("to", "people.absence.order"));
        } else if (last().isBefore(today)) {
            faults.add(new Fault("to", "people.absence.past", last()));
        } else if (last().isAfter(today.plusDays(LONGEST))) {
            faults.add(new Fault("to", "people.absence.far"));
        }
        if (first().isBefore(today.minusDays(BACK))) {
            faults.add(new Fault("from", "people.absence.early", BACK));
        }
        return faults;
    }

    private static LocalDate day(String field, @Nullable String typed) {
        try {
            return LocalDate.parse(String.valueOf(typed));
        } catch (DateTimeParseException none) {
            throw Problem.invalid(field, "people.absence.day", String.valueOf(typed));
        }
    }
}
