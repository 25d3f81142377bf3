package org.entente.panel;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a panel company's file is.
 *
 * @param heading as it is written, a period in it replaced by {@code {period}}
 * @param role {@code market}, {@code product}, {@code period}, {@code fact}, {@code value}, {@code unit}, {@code ignored} or
 *     {@code unknown}; several columns of one of the first three are one label together
 * @param fact what the values of this column are, by common name or by heading; null where a column or a title says it
 * @param unit of its values, where the heading says it
 */
public record Column(
        String heading,
        String role,
        @Nullable String fact,
        @Nullable String unit) {
    enum Role {
        MARKET,
        PRODUCT,
        PERIOD,
        FACT,
        VALUE,
        UNIT,
        IGNORED,
        UNKNOWN;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Role> of(String key) {
            return Stream.of(values()).filter(each -> each.key().equals(key)).findFirst();
        }
    }

    Role is() {
        return Role.of(role).orElse(Role.UNKNOWN);
    }
}
