package org.entente.panel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.panel.Files.Sheet;

/**
 * The sample of the demo: two deliveries of a panel for vacuum cleaners, thirteen four-week periods each, as a Frenchman's
 * spreadsheet writes them. What is sold adds up to the totals; the brands are invented. The second one ends a period later
 * and restates a share of the first.
 */
public final class SampleReport {
    static final String HEADING =
            "Marché;Produit;Période;Ventes volume (unités);Ventes valeur (k€);PDM volume;PDM valeur;Prix moyen (€);DN;DV;Rupture";

    private static final List<String> MARKETS =
            List.of("France entière", "Hypers et supers", "Grandes surfaces spécialisées");
    private static final List<String> BRANDS =
            List.of("Velto", "Aerix", "Nubia", "Dorso", "Marques de distributeurs", "Autres");
    private static final int[] UNITS = {5_200, 4_300, 2_900, 2_100, 3_400, 1_700};
    private static final double[] PRICES = {189, 249, 129, 99, 69, 84};
    private static final double[] COURSE = {0.010, 0.004, -0.012, 0.002, 0.006, -0.009};
    private static final int[] NUMERIC = {82, 74, 58, 41, 66, 35};
    private static final double[] SEASON = {1.06, 0.98, 0.95, 0.97, 1.02, 0.96, 0.93, 0.88, 0.99, 1.04, 1.10, 1.28, 1.19
    };

    private SampleReport() {}

    /** The delivery that ends with P10 or P11 of 2026: CSV in Windows-1252, semicolons, commas before decimals. */
    public static byte[] csv(int last) {
        var text = new StringBuilder();
        text.append("Panel entretien des sols - 13 périodes jusqu'à P")
                .append(last)
                .append(" 2026\r\n");
        text.append("Relevés en magasins, chiffres redressés\r\n\r\n")
                .append(HEADING)
                .append("\r\n");
        rows(last)
                .forEach(row -> text.append(String.join(
                                ";", row.stream().map(SampleReport::french).toList()))
                        .append("\r\n"));
        text.append("\r\nSource : panel fictif, marques inventées\r\n");
        return text.toString().getBytes(Charsets.WINDOWS);
    }

    /** The same as a workbook, with numbers and a title. */
    public static byte[] xlsx(int last) {
        var rows = new ArrayList<List<Object>>();
        rows.add(List.of("Panel entretien des sols"));
        rows.add(List.of());
        rows.add(List.of((Object[]) HEADING.split(";")));
        rows(last).forEach(row -> rows.add(List.copyOf(row)));
        return Files.workbook(new Sheet("Sols", rows));
    }

    private static String french(Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString().replace('.', ',') : cell.toString();
    }

    private static List<List<Object>> rows(int last) {
        var rows = new ArrayList<List<Object>>();
        for (int market = 0; market < MARKETS.size(); market++) {
            for (int product = -1; product < BRANDS.size(); product++) {
                for (int back = 12; back >= 0; back--) {
                    rows.add(row(market, product, last - back, last));
                }
            }
        }
        return rows;
    }

    /** Periods count from P01 2026; 0 and below are those of 2025. */
    private static List<Object> row(int market, int product, int period, int last) {
        long units = units(market, product, period);
        double value = value(market, product, period);
        double allUnits = units(market, -1, period);
        double allValue = value(market, -1, period);
        double share = 100.0 * value / allValue;
        if (last == 11 && period == 10 && product == 0 && market == 0) {
            share -= 0.4; // shops that reported late
        }
        int shown = period < 1 ? period + 13 : period;
        double numeric = product < 0 ? 99 : NUMERIC[product] + period * (product % 3 - 1) * 0.3 - market;
        return List.of(
                MARKETS.get(market),
                product < 0 ? "Total aspirateurs" : "  " + BRANDS.get(product),
                String.format(Locale.ROOT, "P%02d %d", shown, period < 1 ? 2025 : 2026),
                BigDecimal.valueOf(units),
                number(value / 1_000, 1),
                number(100.0 * units / allUnits, 1),
                number(share, 1),
                number(value / units, 2),
                number(numeric, 1),
                number(Math.min(99.9, product < 0 ? 99.9 : numeric + 11.5 - product), 1),
                number(product < 0 ? 2.1 : 1.2 + (product * 7 + period * 3 + 40 + market) % 9 * 0.6, 1));
    }

    private static long units(int market, int product, int period) {
        if (market == 0) {
            return units(1, product, period) + units(2, product, period);
        }
        if (product < 0) {
            long sum = 0;
            for (int brand = 0; brand < BRANDS.size(); brand++) {
                sum += units(market, brand, period);
            }
            return sum;
        }
        double size = market == 1 ? 0.58 : 0.42 + (product < 2 ? 0.12 : -0.04);
        double wave = 1 + 0.02 * Math.sin(period * 1.7 + product);
        return Math.round(UNITS[product]
                * size
                * wave
                * SEASON[Math.floorMod(period - 1, 13)]
                * (1 + COURSE[product] * (period + 2)));
    }

    private static double value(int market, int product, int period) {
        if (market == 0) {
            return value(1, product, period) + value(2, product, period);
        }
        if (product < 0) {
            double sum = 0;
            for (int brand = 0; brand < BRANDS.size(); brand++) {
                sum += value(market, brand, period);
            }
            return sum;
        }
        return units(market, product, period) * PRICES[product] * (market == 1 ? 0.94 : 1.05) * (1 + 0.001 * period);
    }

    private static BigDecimal number(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    }
}
