package org.entente.panel;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a panel's owners decided, as every site has it.
 *
 * @param version from 1; the later one holds
 * @param expected a period that a release is expected for, such as {@code 2026-P09}; null for no calendar
 * @param due the day of it, {@code 2026-09-08}; those after it follow at the length of their periods
 */
public record PanelSettings(
        String list,
        String homeSite,
        int version,
        @Nullable String expected,
        @Nullable String due,
        List<Alert> alerts) {
    static final String TYPE = "org.entente.panel.settings";
    static final int MOST_ALERTS = 20;

    /** A figure that calls: of a product, or of any where that is empty. */
    public record Alert(
            String fact,
            String product,
            @Nullable BigDecimal below,
            @Nullable BigDecimal above) {
        public Alert {
            product = product == null ? "" : product.strip();
        }

        boolean isCalledBy(BigDecimal value) {
            return below != null && value.compareTo(below) < 0 || above != null && value.compareTo(above) > 0;
        }
    }

    public PanelSettings {
        if (list == null || homeSite == null) {
            throw new IllegalArgumentException("a panel's settings need list and homeSite");
        }
        alerts = alerts == null ? List.of() : alerts.stream().limit(MOST_ALERTS).toList();
    }

    static PanelSettings none(String list) {
        return new PanelSettings(list, "", 0, null, null, List.of());
    }
}
