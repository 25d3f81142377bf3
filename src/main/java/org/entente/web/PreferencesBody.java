package org.entente.web;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.entente.people.Preferences;
import org.entente.site.Problem;
import org.entente.site.Problem.Fault;
import org.jspecify.annotations.Nullable;

/** How a person may be called, in JSON; what is missing is the quietest. */
public record PreferencesBody(
        boolean shortcuts,
        @Nullable String sounds,
        @Nullable String notices,
        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietTo,
        @Nullable String mail,
        boolean mailUrgent) {
    static PreferencesBody of(Preferences wishes) {
        return new PreferencesBody(
                wishes.shortcuts(),
                wishes.sounds(),
                wishes.notices(),
                wishes.quietFrom(),
                wishes.quietTo(),
                wishes.mail(),
                wishes.mailUrgent());
    }

    Preferences checked() {
        var faults = new ArrayList<Fault>();
        var checked = new Preferences(
                shortcuts,
                one("sounds", sounds, Preferences.LEVELS, faults),
                one("notices", notices, Preferences.LEVELS, faults),
                quietFrom,
                quietTo,
                one("mail", mail, Preferences.MAILS, faults),
                mailUrgent);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return checked;
    }

    private static String one(String field, @Nullable String given, List<String> known, List<Fault> faults) {
        var value = given == null ? known.get(0) : given;
        if (!known.contains(value)) {
            faults.add(new Fault(field, "web.fault.one-of", value, String.join(", ", known)));
        }
        return value;
    }
}
