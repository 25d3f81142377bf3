package org.entente.panel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.panel.FigureQueries.Point;

/**
 * What a list's figures tell at an instant: of its first market the newest period, in sentences, and the courses of who
 * leads.
 *
 * @param fact what the courses are of
 */
record Story(Snapshot market, List<String> headlines, String fact, Map<String, List<Point>> courses) {
    static final int LINES = 4;

    Story {
        headlines = List.copyOf(headlines);
    }

    /** The facts of the table in a mail: shares, prices and distribution of who leads. */
    static List<String> facts(Snapshot market) {
        return List.of(
                        Fact.VALUE_SHARE,
                        Fact.VOLUME_SHARE,
                        Fact.VALUE_SALES,
                        Fact.AVERAGE_PRICE,
                        Fact.WEIGHTED_DISTRIBUTION,
                        Fact.OUT_OF_STOCK)
                .stream()
                .map(Fact::key)
                .filter(fact -> market.of(fact).findAny().isPresent())
                .limit(4)
                .toList();
    }

    /** What a chart of the courses shows, in words. */
    String essence() {
        return String.join(
                " ",
                headlines.stream().skip(headlines.size() > 1 ? 1 : 0).limit(3).toList());
    }

    static Optional<String> mainFact(Snapshot market) {
        return List.of(Fact.VALUE_SHARE, Fact.VOLUME_SHARE, Fact.VALUE_SALES, Fact.VOLUME_SALES).stream()
                .map(Fact::key)
                .filter(fact -> !market.leaves(fact).isEmpty())
                .findFirst()
                .or(() -> market.cells().stream()
                        .filter(cell -> cell.now() != null)
                        .map(Snapshot.Cell::fact)
                        .findFirst());
    }

    String title(Locale language) {
        return FactName.of(fact, language) + ", " + market.market();
    }
}
