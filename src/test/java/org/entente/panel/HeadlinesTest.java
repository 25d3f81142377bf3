package org.entente.panel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.panel.FigureQueries.Point;
import org.entente.panel.Snapshot.Cell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HeadlinesTest {
    private static final Period NOW = Period.of("2026-P11").orElseThrow();

    private static Cell cell(
            String product,
            Fact fact,
            @Nullable String unit,
            String now,
            @Nullable String before,
            @Nullable String ago) {
        return new Cell(
                product,
                product.startsWith("Total") ? null : "Total",
                fact.key(),
                unit,
                new BigDecimal(now),
                number(before),
                number(ago));
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    private static Snapshot market(Cell... cells) {
        return new Snapshot("France", NOW, NOW.previous().orElseThrow(), NOW.yearAgo(), List.of(cells));
    }

    private static final Snapshot MARKET = market(
            cell("Total sols", Fact.VALUE_SALES, "k€", "12345.6", "12000.0", "11000.0"),
            cell("Velto", Fact.VALUE_SHARE, "%", "24.3", "23.9", "25.3"),
            cell("Aerix", Fact.VALUE_SHARE, "%", "14.2", "14.2", "12.1"),
            cell("Nubia", Fact.VALUE_SHARE, "%", "9.0", "10.0", "11.5"),
            cell("Nubia", Fact.OUT_OF_STOCK, "%", "6.5", "4.0", null));

    @Test
    void tellChangesAgainstTheLastPeriodAndAYearAgoInFrench() {
        assertEquals(
                List.of(
                        "Total sols : ventes valeur de 12\u202f346\u00a0k€ en P11 2026, +2,9\u00a0% par rapport à P10 et +12,2\u00a0% sur un an.",
                        "Velto est en tête en P11 2026 : part de marché valeur 24,3\u00a0%, +0,4 point par rapport à P10 et −1,0 point sur un an.",
                        "Aerix gagne le plus : part de marché valeur 14,2\u00a0%, stable par rapport à P10 et +2,1 points sur un an.",
                        "Nubia perd le plus : part de marché valeur 9,0\u00a0%, −1,0 point par rapport à P10 et −2,5 points sur un an.",
                        "Nubia manque le plus en rayon : rupture 6,5\u00a0%, +2,5 points par rapport à P10."),
                Headlines.of(MARKET, Locale.FRENCH).stream()
                        .map(line -> line.replace("\u00a0:", " :"))
                        .toList());
    }

    @Test
    void tellTheSameInEnglish() {
        assertEquals(
                "Total sols: value sales of 12,346\u00a0k€ in P11 2026, +2.9% against P10 and +12.2% against a year ago.",
                Headlines.of(MARKET, Locale.ENGLISH).get(0));
        assertEquals(
                "Velto leads in P11 2026: value share 24.3%, +0.4 points against P10 and −1.0 point against a year ago.",
                Headlines.of(MARKET, Locale.ENGLISH).get(1));
    }

    @Test
    void takeTheLargestBrandForABrandWhereThereIsNoWhole() {
        var flat = new Snapshot(
                "F",
                NOW,
                NOW.previous().orElseThrow(),
                null,
                List.of(
                        new Cell(
                                "Velto",
                                null,
                                "value_share",
                                "%",
                                new BigDecimal("25.1"),
                                new BigDecimal("25.0"),
                                null),
                        new Cell("Nova", null, "value_share", "%", new BigDecimal("4.9"), null, null)));
        assertTrue(
                Headlines.of(flat, Locale.ENGLISH).get(0).startsWith("Velto leads"),
                Headlines.of(flat, Locale.ENGLISH).toString());
    }

    @Test
    void sayThatThereIsNothingToCompareWith() {
        var first =
                new Snapshot("F", NOW, null, null, List.of(cell("Velto", Fact.VALUE_SHARE, "%", "24.3", null, null)));
        assertTrue(
                Headlines.of(first, Locale.ENGLISH).get(0).contains("nothing to compare"),
                Headlines.of(first, Locale.ENGLISH).toString());
    }

    @Test
    void markWhatIsDividedByFewPointsOfDistribution() {
        assertEquals(
                "0.710",
                Amounts.perPoint(new BigDecimal("14.2"), new BigDecimal("20"))
                        .orElseThrow()
                        .toString());
        assertEquals(java.util.Optional.empty(), Amounts.perPoint(new BigDecimal("14.2"), BigDecimal.ZERO));
    }

    @Test
    void areDrawnInFewOctetsWithoutAFontOfTheMachine() throws Exception {
        Map<String, List<Point>> courses = new LinkedHashMap<>();
        for (var brand : List.of("Velto", "Électro", "Nubia", "Marques de distributeurs")) {
            var points = new ArrayList<Point>();
            for (int i = 1; i <= 13; i++) {
                points.add(new Point(
                        Period.of(Period.Basis.FOUR_WEEKS, 2026, i), BigDecimal.valueOf(10 + i * brand.length() % 7)));
            }
            courses.put(brand, points);
        }
        var png = MailChart.draw("Part de marché valeur, France entière", courses, Locale.FRENCH)
                .orElseThrow();

        assertTrue(png.length < 60_000, "octets: " + png.length);
        var picture = javax.imageio.ImageIO.read(new java.io.ByteArrayInputStream(png));
        assertEquals(MailChart.WIDTH * 2, picture.getWidth());
        assertTrue(
                java.util.stream.IntStream.range(0, picture.getWidth())
                                .filter(x -> picture.getRGB(x, picture.getHeight() / 2) != -1)
                                .count()
                        > 20,
                "the middle of the picture is empty");
        if (System.getProperty("chart.file") != null) {
            java.nio.file.Files.write(java.nio.file.Path.of(System.getProperty("chart.file")), png);
        }
    }
}
