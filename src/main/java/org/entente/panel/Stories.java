package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells what a list's figures say; in the caller's transaction. */
@Singleton
class Stories {
    private static final int PERIODS = 14;

    private final FigureQueries figures;

    @Inject
    Stories(FigureQueries figures) {
        this.figures = figures;
    }

    /** Of the list's first market, as known then; empty where there are no figures. */
    Optional<Story> tell(String list, Instant asOf, Locale language) {
        return market(list)
                .flatMap(market -> figures.newest(list, market.id(), asOf)
                        .flatMap(newest -> tell(list, market, newest.period(), asOf, language)));
    }

    private Optional<Story> tell(String list, Label market, Period period, Instant asOf, Locale language) {
        var snapshot = figures.snapshot(list, market, period, asOf);
        return Story.mainFact(snapshot).map(fact -> {
            var leaders = snapshot.leaves(fact).stream()
                    .limit(Story.LINES)
                    .map(Snapshot.Cell::product)
                    .toList();
            var chosen = leaders.isEmpty() ? snapshot.whole().map(List::of).orElse(List.of()) : leaders;
            var products = figures.labels(list, "product").stream()
                    .filter(label -> chosen.contains(label.name()))
                    .sorted(java.util.Comparator.comparing(label -> chosen.indexOf(label.name())))
                    .toList();
            var of = figures.labels(list, "fact").stream()
                    .filter(label -> label.name().equals(fact))
                    .findFirst()
                    .orElseThrow();
            return new Story(
                    snapshot,
                    Headlines.of(snapshot, language),
                    fact,
                    figures.series(market, products, of, periods(list, period), asOf));
        });
    }

    /** The market that the others are parts of, or else the file's first. */
    Optional<Label> market(String list) {
        var markets = figures.labels(list, "market");
        return markets.stream()
                .filter(market -> market.above() == null)
                .findFirst()
                .or(() -> markets.stream().findFirst());
    }

    /** The last ones of that kind: a year and one. */
    List<Label> periods(String list, Period last) {
        var alike = figures.labels(list, "period").stream()
                .filter(label -> label.period().isLike(last) && label.period().compareTo(last) <= 0)
                .toList();
        return alike.subList(Math.max(0, alike.size() - PERIODS), alike.size());
    }
}
