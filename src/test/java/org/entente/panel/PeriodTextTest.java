package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "P01 1991=1991-P01",
                "1991-P12=1991-P12",
                "Période 3 2026=2026-P03",
                "periode 03/2026=2026-P03",
                "P3 26=2026-P03",
                "P13 91=1991-P13",
                "2026 P03=2026-P03",
                "S07 2026=2026-W07",
                "W07 2026=2026-W07",
                "2026-W07=2026-W07",
                "Semaine 7 2026=2026-W07",
                "week 7 of 2026=2026-W07",
                "Sem. 53 2026=2026-W53",
                "mars 2026=2026-03",
                "Mars-26=2026-03",
                "Août 2026=2026-08",
                "Déc. 2026=2026-12",
                "févr 2026=2026-02",
                "Sept 2026=2026-09",
                "September 2026=2026-09",
                "2026 march=2026-03",
                "2026-03=2026-03",
                "03/2026=2026-03",
                "T1 2026=2026-Q1",
                "Q1 2026=2026-Q1",
                "2026-Q4=2026-Q4",
                "Trim. 2 2026=2026-Q2",
                "2026=2026",
                "Année 2026=2026",
                "FY2026=2026",
                "CAM P03 2026=MAT-2026-P03",
                "MAT P03 2026=MAT-2026-P03",
                "MAT mars 2026=MAT-2026-03",
                "Cumul annuel mobile S07 2026=MAT-2026-W07",
                "P03 2026 MAT=MAT-2026-P03",
                "YTD P03 2026=YTD-2026-P03",
                "Cumul P03 2026=YTD-2026-P03",
                "Cumul à date mars 2026=YTD-2026-03",
                "MAT-2026-P03=MAT-2026-P03"
            })
    void readsBothLanguages(String written, String canonical) {
        assertEquals(canonical, PeriodText.plain(written).map(Period::toString).orElse("none"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P14 2026",
                "P00 2026",
                "S54 2026",
                "S53 2025",
                "T5 2026",
                "13/2026",
                "P03",
                "mars",
                "Mars Bar",
                "Total",
                "12,5",
                "31/03/2026",
                ""
            })
    void takesNothingElseForOne(String written) {
        assertEquals(Optional.empty(), PeriodText.plain(written));
    }

    @Test
    void takesTheYearThatATitleSays() {
        assertEquals(
                "2026-P03", new PeriodText(2026, null).read("P03").orElseThrow().toString());
        assertEquals(
                "2026-03", new PeriodText(2026, null).read("Mars").orElseThrow().toString());
    }

    @Test
    void comparesWithTheOneBeforeAndAYearAgo() {
        assertEquals("2025-P13", of("2026-P01").previous().orElseThrow().toString());
        assertEquals("2025-W52", of("2026-W01").previous().orElseThrow().toString());
        assertEquals("2025-W52", of("2026-W53").yearAgo().toString());
        assertEquals("MAT-2025-P03", of("MAT-2026-P03").yearAgo().toString());
        assertEquals(Optional.empty(), of("YTD-2026-P01").previous());
        assertEquals("2027-Q1", of("2026-Q4").next().toString());
        assertEquals("2027-W01", of("2026-W53").next().toString());
    }

    @Test
    void sortsByTheirEnds() {
        var sorted = List.of("2026-P13", "2025-P13", "2026-P02", "2026-P01").stream()
                .map(PeriodTextTest::of)
                .sorted()
                .map(Period::toString);
        assertEquals(List.of("2025-P13", "2026-P01", "2026-P02", "2026-P13"), sorted.toList());
    }

    @Test
    void tellsWeeksFromMonthsAmongDays() {
        assertEquals("week dmy", guess("", "01/03/2026", "08/03/2026", "15/03/2026"));
        assertEquals("week mdy", guess("", "03/01/2026", "03/08/2026", "03/15/2026"));
        assertEquals("month dmy", guess("", "31/01/2026", "28/02/2026", "31/03/2026"));
        assertEquals("month dmy", guess("", "2026-01-01", "2026-02-01"));
        assertEquals("week dmy", guess("Semaine se terminant le", "2026-03-01"));
        assertEquals("none", guess("", "2026-03-01"));
        assertEquals("none", guess("Week ending", "05/04/2026"));
        assertEquals(
                "2026-W09",
                new Days("week", "dmy").period("01/03/2026").orElseThrow().toString());
    }

    private static String guess(String heading, String... days) {
        return Days.guess(List.of(days), heading)
                .map(each -> each.basis() + " " + each.order())
                .orElse("none");
    }

    private static Period of(String canonical) {
        return Period.of(canonical).orElseThrow();
    }
}
