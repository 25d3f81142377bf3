package org.entente.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Days, times and sizes as a reader is used to seeing them: on pages through {@link Frame}, in mail by themselves. */
public record Formats(Locale language, ZoneId zone) {
    /** Day and time by the reader's clock: "24 Nov 2026, 09:12". */
    public String instant(Instant instant) {
        return local(DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT))
                .format(instant);
    }

    /** A day, or that of an instant by the reader's clock. */
    public String day(TemporalAccessor day) {
        return local(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)).format(day);
    }

    /** "10.4 MB": decimal units, as file managers show them. */
    public String size(long octets) {
        if (octets < 1_000) {
            return Texts.text(language, "web.size.octets", octets);
        }
        return octets < 1_000_000
                ? Texts.text(language, "web.size.kilo", Math.round(octets / 1e3))
                : Texts.text(language, "web.size.mega", Math.round(octets / 1e5) / 10.0);
    }

    Locale region() {
        return language.getLanguage().equals("fr") ? Locale.FRANCE : Locale.UK;
    }

    private DateTimeFormatter local(DateTimeFormatter format) {
        return format.localizedBy(region()).withZone(zone);
    }
}
