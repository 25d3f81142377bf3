package org.entente.hr;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/**
 * To whom HR wants to show an application.
 *
 * @param person their sign-in at another site
 * @param purpose what for, in HR's words; it travels sealed
 * @param days until it expires, 1 to 90; null for 14
 */
public record ReleaseWish(
        @Nullable String person,
        @Nullable String purpose,
        @Nullable Integer days) {
    static final int DAYS = 14;
    public static final int MOST_DAYS = 90;
    private static final int LONGEST = 1_000;

    public ReleaseWish {
        person = Objects.requireNonNullElse(person, "").strip();
        purpose = Objects.requireNonNullElse(purpose, "").strip();
        days = Objects.requireNonNullElse(days, DAYS);
    }

    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        if (purpose.isEmpty()) {
            faults.add(new Fault("purpose", "hr.release.fault.purpose"));
        } else if (purpose.length() > LONGEST) {
            faults.add(new Fault("purpose", "hr.application.fault.long", LONGEST));
        }
        if (days < 1 || days > MOST_DAYS) {
            faults.add(new Fault("days", "hr.release.fault.days", MOST_DAYS));
        }
        return faults;
    }
}
