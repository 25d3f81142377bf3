package org.entente.panel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What panels measure, by its trade name. Shares, distributions and out of stock are percent numbers: 14.2 is 14.2 %.
 * A share that does not say of what ("PDM") is none of these: value and volume differ.
 */
enum Fact {
    VALUE_SALES(
            null,
            "ventes valeur, vente valeur, ventes val, valeur ventes, valeur vendue, chiffre affaires, ca, ca valeur, "
                    + "ventes euros, sales value, value sales, sales val, val sales, turnover"),
    VOLUME_SALES(
            null,
            "ventes volume, vente volume, ventes vol, volume ventes, ventes unites, ventes uvc, ventes quantite, "
                    + "quantites vendues, unites vendues, sales volume, volume sales, sales vol, vol sales, unit sales, sales units, units sold"),
    VALUE_SHARE(
            "%",
            "pdm valeur, pdm val, part marche valeur, part marche val, part valeur, parts marche valeur, "
                    + "pm valeur, value share, val share, share value, share val, market share value, value market share, ms value"),
    VOLUME_SHARE(
            "%",
            "pdm volume, pdm vol, part marche volume, part marche vol, part volume, parts marche volume, "
                    + "pm volume, volume share, vol share, share volume, share vol, market share volume, volume market share, "
                    + "unit share, ms volume"),
    AVERAGE_PRICE(
            null,
            "prix moyen, prix moyen vente, prix moyen pondere, px moyen, average price, avg price, "
                    + "average selling price, asp, mean price"),
    PRICE_INDEX("index", "indice prix, ind prix, indice prix moyen, price index, index price"),
    NUMERIC_DISTRIBUTION(
            "%",
            "dn, distribution numerique, dist num, dist numerique, distribution num, num dist, "
                    + "numeric distribution, numeric dist, numerical distribution, num distribution"),
    WEIGHTED_DISTRIBUTION(
            "%",
            "dv, distribution valeur, dist val, dist valeur, distribution ponderee, dist ponderee, "
                    + "weighted distribution, weighted dist, wtd dist, wtd distribution, wgt dist, wd"),
    SHARE_IN_HANDLERS(
            "%",
            "part magasins detenteurs, part marche magasins detenteurs, part marche detenteurs, part detenteurs, "
                    + "part valeur magasins detenteurs, pdm magasins detenteurs, pdm detenteurs, share handlers, "
                    + "market share handlers, value share handlers, sih"),
    STOCK_COVER(
            null,
            "couverture stock, couverture stocks, couv stock, couverture, stock cover, weeks cover, weeks stock cover, "
                    + "semaines couverture, stock cover weeks, couverture stock semaines"),
    OUT_OF_STOCK(
            "%",
            "rupture, ruptures, taux rupture, rupture stock, ruptures stock, taux rupture stock, oos, out stock, "
                    + "out stocks, out stock rate, dv rupture, weighted out stock, wtd oos");

    /** Facts that the trade knows, for which there is no common name here: they keep their heading. */
    private static final List<String> OTHERS = List.of(
            "dv hors rupture",
            "dn hors rupture",
            "distribution hors rupture",
            "vmh",
            "ventes moyennes hebdomadaires",
            "rate sale",
            "ros",
            "stock",
            "stocks",
            "stock valeur",
            "stock volume",
            "achats",
            "purchases",
            "penetration",
            "fidelite",
            "loyalty",
            "prix mini",
            "prix maxi",
            "part lineaire",
            "share shelf");

    private static final Map<String, Fact> BY_WORDS = Stream.of(values())
            .flatMap(fact -> fact.words.stream().map(words -> Map.entry(words, fact)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    private static final Map<String, Fact> BY_KEY =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(Fact::key, Function.identity()));

    private final @Nullable String unit;
    private final List<String> words;

    Fact(@Nullable String unit, String words) {
        this.unit = unit;
        this.words = List.of(words.split(", +"));
    }

    /** The name in files of ours and in REST: {@code value_sales}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** {@code %} or {@code index}; null where the file says it or nobody does. */
    @Nullable
    String unit() {
        return unit;
    }

    boolean isPercent() {
        return "%".equals(unit);
    }

    /** Whether the figures of parts add up to that of the whole. */
    boolean isSum() {
        return this == VALUE_SALES || this == VOLUME_SALES;
    }

    boolean isShare() {
        return this == VALUE_SHARE || this == VOLUME_SHARE;
    }

    static Optional<Fact> of(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The fact that people call so in French or English, however it is written. */
    static Optional<Fact> named(String text) {
        var key = of(text.strip().toLowerCase(Locale.ROOT));
        return key.isPresent() ? key : Optional.ofNullable(BY_WORDS.get(Words.plain(text)));
    }

    /** The one fact that is named somewhere in a title; empty where none or several are. */
    static Optional<Fact> within(String text) {
        var plain = " " + Words.plain(text) + " ";
        var found = BY_WORDS.keySet().stream()
                .filter(words -> plain.contains(" " + words + " "))
                .toList();
        // the longest says most: "part marche magasins detenteurs" holds others
        var facts = found.stream()
                .filter(words -> found.stream()
                        .noneMatch(other ->
                                other.length() > words.length() && (" " + other + " ").contains(" " + words + " ")))
                .map(BY_WORDS::get)
                .distinct()
                .toList();
        return facts.size() == 1 ? Optional.of(facts.get(0)) : Optional.empty();
    }

    /** Whether the trade knows it without a common name here. */
    static boolean isOther(String text) {
        return OTHERS.contains(Words.plain(text));
    }

    /** What a fact of that heading is called from here on: its common name, else the heading. */
    static String keyOf(String heading) {
        return named(heading).map(Fact::key).orElse(heading.strip());
    }
}
