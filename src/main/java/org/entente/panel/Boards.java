package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entente.panel.Board.Grid;
import org.entente.panel.Board.GridCell;
import org.entente.panel.Board.GridRow;
import org.entente.panel.Board.Rank;
import org.entente.panel.FigureQueries.Point;
import org.entente.panel.Snapshot.Cell;
import org.jspecify.annotations.Nullable;

/** Lays out what a page of a panel shows; in the caller's transaction. */
@Singleton
class Boards {
    private static final int COURSES = 5;
    private static final int RANKED = 25;
    private static final int STACKED = 8;

    private final FigureQueries figures;
    private final Stories stories;

    @Inject
    Boards(FigureQueries figures, Stories stories) {
        this.figures = figures;
        this.stories = stories;
    }

    /** What a page shows of its figures, before who may see it and what is around it. */
    record Shown(
            Snapshot market,
            String fact,
            List<Rank> ranking,
            boolean ratios,
            @Nullable Grid courses,
            @Nullable Grid shares) {}

    /** Empty where the list has no figures of that choice. */
    Optional<Shown> show(String list, Choice choice, Locale language) {
        var market = choice.market().isEmpty()
                ? stories.market(list)
                : named(figures.labels(list, "market"), choice.market());
        var newest = market.flatMap(it -> figures.newest(list, it.id(), choice.asOf()));
        if (newest.isEmpty()) {
            return Optional.empty();
        }
        var snapshot = figures.snapshot(list, market.get(), newest.get().period(), choice.asOf());
        var asked = Optional.of(choice.fact())
                .filter(fact -> snapshot.of(fact).findAny().isPresent());
        return asked.or(() -> Story.mainFact(snapshot))
                .map(fact -> show(list, choice, market.get(), snapshot, fact, language));
    }

    private Shown show(String list, Choice choice, Label market, Snapshot snapshot, String fact, Locale language) {
        var leaders = snapshot.leaves(fact);
        var ranked = (leaders.isEmpty() ? snapshot.of(fact).toList() : leaders)
                .stream().limit(RANKED).toList();
        var lines = choice.product().isEmpty()
                ? ranked.stream().limit(COURSES).map(Cell::product).toList()
                : List.of(choice.product());
        var share = List.of(Fact.VALUE_SHARE, Fact.VOLUME_SHARE).stream()
                .map(Fact::key)
                .filter(key -> key.equals(fact) || snapshot.leaves(key).size() > 1)
                .min(java.util.Comparator.comparing(key -> key.equals(fact) ? 0 : 1));
        return new Shown(
                snapshot,
                fact,
                ranked.stream().map(cell -> rank(cell, snapshot, language)).toList(),
                Fact.of(fact).filter(Fact::isShare).isPresent()
                        && snapshot.of(Fact.WEIGHTED_DISTRIBUTION.key())
                                .findAny()
                                .isPresent(),
                grid(list, market, snapshot.period(), fact, lines, choice, language),
                share.map(key -> grid(
                                list,
                                market,
                                snapshot.period(),
                                key,
                                snapshot.leaves(key).stream()
                                        .limit(STACKED)
                                        .map(Cell::product)
                                        .toList(),
                                choice,
                                language))
                        .orElse(null));
    }

    private static Rank rank(Cell cell, Snapshot snapshot, Locale language) {
        var weighted = snapshot.of(cell.product(), Fact.WEIGHTED_DISTRIBUTION).map(Cell::now);
        var ratio = Amounts.perPoint(cell.now(), weighted.orElse(null));
        return new Rank(
                cell.product(),
                Objects.requireNonNull(cell.now()),
                Amounts.of(Objects.requireNonNull(cell.now()), cell.unit(), language),
                change(cell, cell.before(), language),
                change(cell, cell.ago(), language),
                ratio.map(it -> Amounts.number(it, language)).orElse("–"),
                weighted.filter(it -> it.compareTo(Amounts.RELIABLE) < 0).isPresent());
    }

    private static String change(Cell cell, @Nullable BigDecimal then, Locale language) {
        return Amounts.change(cell, then)
                .map(change -> Amounts.change(change, cell.isPercent(), language))
                .orElse("–");
    }

    private @Nullable Grid grid(
            String list, Label market, Period last, String fact, List<String> names, Choice choice, Locale language) {
        var of = named(figures.labels(list, "fact"), fact);
        var products = figures.labels(list, "product").stream()
                .filter(label -> names.contains(label.name()))
                .sorted(java.util.Comparator.comparing(label -> names.indexOf(label.name())))
                .toList();
        if (of.isEmpty() || products.isEmpty()) {
            return null;
        }
        var periods = stories.periods(list, last);
        var series = figures.series(market, products, of.get(), periods, choice.asOf());
        var rows = new ArrayList<GridRow>();
        for (int i = periods.size() - 1; i >= 0; i--) {
            var period = periods.get(i).period();
            rows.add(new GridRow(
                    PeriodName.of(period, language),
                    products.stream()
                            .map(product ->
                                    cell(series, product, period, of.get().unit(), language))
                            .toList()));
        }
        return new Grid(
                FactName.of(fact, language), products.stream().map(Label::name).toList(), rows);
    }

    private static GridCell cell(
            Map<String, List<Point>> series, Label product, Period period, @Nullable String unit, Locale language) {
        return Objects.requireNonNull(series.get(product.name())).stream()
                .filter(point -> point.period().equals(period))
                .findFirst()
                .map(point -> new GridCell(point.value(), Amounts.of(point.value(), unit, language)))
                .orElse(new GridCell(null, "–"));
    }

    private static Optional<Label> named(List<Label> labels, String name) {
        return labels.stream().filter(label -> label.name().equals(name)).findFirst();
    }
}
