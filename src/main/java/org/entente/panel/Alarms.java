package org.entente.panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.entente.web.Texts;

/** Which figures of a period passed a threshold of the owners', a sentence each. */
final class Alarms {
    private Alarms() {}

    static List<String> of(Snapshot market, PanelSettings settings, Locale language) {
        var alarms = new ArrayList<String>();
        for (var alert : settings.alerts()) {
            market.of(alert.fact())
                    .filter(cell -> alert.product().isEmpty() || alert.product().equals(cell.product()))
                    .filter(cell -> alert.isCalledBy(Objects.requireNonNull(cell.now())))
                    .forEach(cell -> {
                        var value = Objects.requireNonNull(cell.now());
                        boolean below = alert.below() != null && value.compareTo(alert.below()) < 0;
                        var limit = Objects.requireNonNull(below ? alert.below() : alert.above());
                        alarms.add(Texts.text(
                                language,
                                below ? "panel.alarm.below" : "panel.alarm.above",
                                cell.product(),
                                FactName.within(cell.fact(), language),
                                Amounts.of(value, cell.unit(), language),
                                Amounts.of(limit, cell.unit(), language)));
                    });
        }
        return alarms;
    }
}
