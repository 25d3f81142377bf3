package org.entente.panel;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What headings of columns say, in French and English. */
final class Headings {
    /** Stands for the period in a heading that names one: next time it names another. */
    static final String PERIOD = "{period}";

    private static final int LONGEST = 200;
    /** Any year will do to see that "P03" is a period. */
    private static final PeriodText ANY_YEAR = new PeriodText(2000, null);

    private static final Map<String, Column.Role> ROLES = Stream.of(
                    words(
                            Column.Role.MARKET,
                            "marche, market, zone, region, territoire, area, geography, geographie, canal, channel, circuit, pays, "
                                    + "country, univers, universe, enseigne, retailer, outlet, reseau, circuit distribution, marches, markets"),
                    words(
                            Column.Role.PRODUCT,
                            "produit, product, article, item, marque, brand, reference, sku, libelle, libelle produit, designation, "
                                    + "categorie, category, segment, sous categorie, fabricant, manufacturer, modele, model, produits, "
                                    + "products, marques, brands, gamme, range, family, famille"),
                    words(
                            Column.Role.PERIOD,
                            "periode, period, semaine, week, mois, month, trimestre, quarter, date, annee, year, week ending, w e, "
                                    + "fin semaine, semaine se terminant, semaine terminee, periodes, periods, date fin, end date, month ending"),
                    words(
                            Column.Role.FACT,
                            "fait, fact, indicateur, indicator, mesure, measure, variable, kpi, critere, faits, facts, metric, donnee"),
                    words(Column.Role.VALUE, "valeur, value, chiffre, figure, val, resultat, result"),
                    words(Column.Role.UNIT, "unite, unit, uom, unite mesure"),
                    words(
                            Column.Role.IGNORED,
                            "code, ean, ean13, gencod, barcode, upc, id, rang, rank, commentaire, comment, comments, note, notes, source, "
                                    + "code produit, code marche, product code, market code, niveau, level"))
            .flatMap(each -> each.entrySet().stream())
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    /** What is worked out here anyhow, from the figures themselves. */
    private static final List<String> CHANGES = List.of(
            "evol",
            "evolution",
            "var",
            "variation",
            "diff",
            "difference",
            "ecart",
            "vs",
            "change",
            "chg",
            "delta",
            "croissance",
            "growth");

    private Headings() {}

    /**
     * A heading taken apart.
     *
     * @param pattern the heading with {@link #PERIOD} in the place of a period; what mappings are remembered by
     * @param rest what is left beside the period
     * @param period as it is written; null where the heading names none
     */
    record Parts(String pattern, String rest, @Nullable String period) {}

    static Parts parts(String heading) {
        var whole = heading.strip().replaceAll("\\s+", " ");
        if (isPeriod(whole)) {
            return new Parts(PERIOD, "", whole);
        }
        if (whole.length() > LONGEST) {
            return new Parts(whole, whole, null);
        }
        var tokens = List.of(whole.split(" "));
        for (int length = Math.min(5, tokens.size() - 1); length > 0; length--) {
            for (int from = 0; from + length <= tokens.size(); from++) {
                var window = String.join(" ", tokens.subList(from, from + length))
                        .replaceAll("^[|,;:(-]+|[|,;:)-]+$", "")
                        .strip();
                var rest = Stream.concat(
                                tokens.subList(0, from).stream(), tokens.subList(from + length, tokens.size()).stream())
                        .collect(Collectors.joining(" "))
                        .replaceAll("^[|,;: -]+|[|,;: -]+$", "");
                if (isPeriod(window) && (Fact.named(rest).isPresent() || Fact.isOther(rest) || isChange(rest))) {
                    return new Parts(rest + " " + PERIOD, rest, window);
                }
            }
        }
        return new Parts(whole, whole, null);
    }

    static Optional<Column.Role> role(String heading) {
        return isChange(heading)
                ? Optional.of(Column.Role.IGNORED)
                : Optional.ofNullable(ROLES.get(Words.plain(heading)));
    }

    static boolean isPeriod(String text) {
        return ANY_YEAR.read(text).isPresent() || Days.isDay(text);
    }

    /** Whether a cell may be a heading. */
    static boolean isKnown(String cell) {
        if (cell.isBlank()) {
            return false;
        }
        return role(cell).isPresent()
                || Fact.named(cell).isPresent()
                || Fact.isOther(cell)
                || parts(cell).period() != null;
    }

    private static boolean isChange(String heading) {
        var plain = Words.plain(heading);
        return CHANGES.contains(plain.split(" ")[0]);
    }

    private static Map<String, Column.Role> words(Column.Role role, String words) {
        return Arrays.stream(words.split(", +")).collect(Collectors.toMap(word -> word, word -> role));
    }
}
