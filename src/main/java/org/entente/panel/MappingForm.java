package org.entente.panel;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A mapping as the page's form says it: {@code role-N} is a role, or {@code value:FACT}; {@code value:*} keeps the heading. */
final class MappingForm {
    private static final String VALUE = "value:";
    private static final int MOST = 500;

    private MappingForm() {}

    static Mapping read(MultivaluedMap<String, String> form) {
        var columns = new ArrayList<Column>();
        for (int i = 0; i < MOST && form.containsKey("heading-" + i); i++) {
            var heading = String.valueOf(form.getFirst("heading-" + i));
            var role = text(form, "role-" + i).orElse(Column.Role.UNKNOWN.key());
            var unit = text(form, "unit-" + i).orElse(null);
            columns.add(
                    role.startsWith(VALUE)
                            ? new Column(heading, "value", fact(role.substring(VALUE.length()), heading), unit)
                            : new Column(heading, role, null, unit));
        }
        return new Mapping(
                columns,
                text(form, "market").orElse(null),
                text(form, "product").orElse(null),
                text(form, "period").orElse(null),
                text(form, "fact").orElse(null),
                text(form, "year").orElse(null),
                text(form, "decimal").orElse(null),
                text(form, "days").orElse(null),
                text(form, "fractions").map(Boolean::valueOf).orElse(null));
    }

    private static @Nullable String fact(String said, String heading) {
        return said.equals("*")
                ? Headings.parts(heading).rest().replace(Headings.PERIOD, "").strip()
                : said;
    }

    private static Optional<String> text(MultivaluedMap<String, String> form, String name) {
        return Optional.ofNullable(form.getFirst(name)).map(String::strip).filter(text -> !text.isEmpty());
    }
}
