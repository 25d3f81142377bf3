package org.entente.panel;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One market in one period, beside the period before and the same one a year ago.
 *
 * @param previous null where nothing is known of it; {@code yearAgo} likewise
 */
record Snapshot(
        String market,
        Period period,
        @Nullable Period previous,
        @Nullable Period yearAgo,
        List<Cell> cells) {

    /**
     * A product's figure of one fact.
     *
     * @param above the product that it is a part of
     */
    record Cell(
            String product,
            @Nullable String above,
            String fact,
            @Nullable String unit,
            @Nullable BigDecimal now,
            @Nullable BigDecimal before,
            @Nullable BigDecimal ago) {

        boolean isPercent() {
            return Fact.of(fact).map(Fact::isPercent).orElse("%".equals(unit));
        }

        /** Against a year ago, or else the period before; in points for percent numbers, else in per cent. */
        Optional<BigDecimal> change() {
            return Amounts.change(this, ago).or(() -> Amounts.change(this, before));
        }
    }

    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    Snapshot {
        cells = List.copyOf(cells);
    }

    Stream<Cell> of(String fact) {
        return cells.stream().filter(cell -> cell.fact().equals(fact) && cell.now() != null);
    }

    Optional<Cell> of(String product, Fact fact) {
        return of(fact.key()).filter(cell -> cell.product().equals(product)).findFirst();
    }

    /**
     * The product that the others are parts of: one at the top with parts, or called a total, or with all of the market; the
     * one that sells most of these. Empty among equals: the largest brand is not the market.
     */
    Optional<String> whole() {
        var tops = cells.stream()
                .filter(cell -> cell.above() == null && cell.now() != null && isWhole(cell.product()))
                .toList();
        for (var fact : List.of(Fact.VALUE_SALES, Fact.VOLUME_SALES, Fact.VALUE_SHARE, Fact.VOLUME_SHARE)) {
            var best = tops.stream()
                    .filter(cell -> cell.fact().equals(fact.key()))
                    .max(Comparator.comparing(cell -> Objects.requireNonNull(cell.now())));
            if (best.isPresent()) {
                return best.map(Cell::product);
            }
        }
        return tops.stream().findFirst().map(Cell::product);
    }

    private boolean isWhole(String product) {
        return Tree.saysTotal(product)
                || cells.stream().anyMatch(cell -> product.equals(cell.above()))
                || Stream.of(Fact.VALUE_SHARE, Fact.VOLUME_SHARE)
                        .flatMap(fact -> of(product, fact).stream())
                        .anyMatch(cell -> ALL.compareTo(Objects.requireNonNull(cell.now())) == 0);
    }

    /** Figures of products that have no parts and are not the whole: brands, for the most. */
    List<Cell> leaves(String fact) {
        var parents = cells.stream()
                .map(Cell::above)
                .filter(above -> above != null)
                .distinct()
                .toList();
        var whole = whole().orElse("");
        return of(fact).filter(cell ->
                        !parents.contains(cell.product()) && !cell.product().equals(whole))
                .sorted(Comparator.comparing((Cell cell) -> Objects.requireNonNull(cell.now()))
                        .reversed())
                .toList();
    }
}
