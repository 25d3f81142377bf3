package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.entente.panel.PanelSettings.Alert;
import org.entente.panel.Snapshot.Cell;
import org.junit.jupiter.api.Test;

/** What owners decided: when releases are expected, and which figures call. */
class ExpectedTest {
    private static final PanelSettings EVERY_FOUR_WEEKS =
            new PanelSettings("panel", "fr", 1, "2026-P09", "2026-09-08", List.of());

    private static List<String> expected(PanelSettings settings, String newest, String today) {
        return Expected.of(settings, Period.of(newest), LocalDate.parse(today)).stream()
                .map(one -> one.period() + " " + one.due() + (one.late() ? " late" : ""))
                .toList();
    }

    @Test
    void isTheNextOneAndThoseThatDidNotArrive() {
        assertEquals(List.of("2026-P09 2026-09-08"), expected(EVERY_FOUR_WEEKS, "2026-P08", "2026-09-01"));
        assertEquals(
                List.of("2026-P09 2026-09-08 late", "2026-P10 2026-10-06"),
                expected(EVERY_FOUR_WEEKS, "2026-P08", "2026-09-09"));
        assertEquals(List.of("2026-P10 2026-10-06"), expected(EVERY_FOUR_WEEKS, "2026-P09", "2026-09-09"));
    }

    @Test
    void goesOnOverTheYearAndInMonths() {
        var monthly = new PanelSettings("panel", "fr", 1, "2026-11", "2026-12-31", List.of());
        assertEquals(
                List.of("2026-12 2027-01-31 late", "2027-01 2027-02-28 late", "2027-02 2027-03-28"),
                expected(monthly, "2026-11", "2027-03-01"));
    }

    @Test
    void isNothingWithoutACalendar() {
        assertEquals(List.of(), Expected.of(PanelSettings.none("panel"), Optional.empty(), LocalDate.now()));
    }

    @Test
    void callsWhereAThresholdIsPassed() {
        var cells = List.of(
                new Cell("Velto", "Total", "out_of_stock", "%", new BigDecimal("6.5"), null, null),
                new Cell("Aerix", "Total", "out_of_stock", "%", new BigDecimal("2.0"), null, null),
                new Cell("Velto", "Total", "value_share", "%", new BigDecimal("14.2"), null, null));
        var market = new Snapshot("France", Period.of("2026-P09").orElseThrow(), null, null, cells);
        var alerts = List.of(
                new Alert("out_of_stock", "", null, new BigDecimal("5")),
                new Alert("value_share", "Velto", new BigDecimal("15"), null),
                new Alert("value_share", "Aerix", new BigDecimal("15"), null));
        var settings = new PanelSettings("panel", "fr", 1, null, null, alerts);

        assertEquals(
                List.of("Velto: out of stock of 6.5% is above 5%", "Velto: value share of 14.2% is below 15%"),
                Alarms.of(market, settings, Locale.ENGLISH));
    }
}
