package org.entente.panel;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.entente.panel.Snapshot.Cell;
import org.entente.web.Texts;

/**
 * What a market's newest period says, in three to five sentences: what the whole sold, who leads, who has won and lost
 * most, and what is short or dear. Each tells its change against the period before and the same one a year ago.
 */
final class Headlines {
    private static final int MOST = 5;
    private static final int FEWEST = 3;

    private final Snapshot market;
    private final Locale language;
    private final List<String> sentences = new ArrayList<>();
    private final Set<String> told = new HashSet<>();

    private Headlines(Snapshot market, Locale language) {
        this.market = market;
        this.language = language;
    }

    static List<String> of(Snapshot market, Locale language) {
        var headlines = new Headlines(market, language);
        headlines.write();
        return List.copyOf(headlines.sentences);
    }

    private void write() {
        var whole = market.whole();
        whole.flatMap(product -> market.of(product, Fact.VALUE_SALES).or(() -> market.of(product, Fact.VOLUME_SALES)))
                .ifPresent(cell -> say("panel.headline.sales", cell));
        var shares = market.leaves(Fact.VALUE_SHARE.key());
        if (shares.isEmpty()) {
            shares = market.leaves(Fact.VOLUME_SHARE.key());
        }
        shares.stream().findFirst().ifPresent(cell -> say("panel.headline.leader", cell));
        most(shares, 1).ifPresent(cell -> say("panel.headline.winner", cell));
        most(shares, -1).ifPresent(cell -> say("panel.headline.loser", cell));
        market.leaves(Fact.OUT_OF_STOCK.key()).stream()
                .findFirst()
                .filter(cell -> Objects.requireNonNull(cell.now()).signum() > 0)
                .ifPresent(cell -> say("panel.headline.out-of-stock", cell));
        whole.flatMap(product -> market.of(product, Fact.AVERAGE_PRICE))
                .ifPresent(cell -> say("panel.headline.fact", cell));
        // a report without the usual facts still says something
        for (var cell : market.cells()) {
            if (sentences.size() < FEWEST && cell.now() != null) {
                say("panel.headline.fact", cell);
            }
        }
    }

    /** Whose share has changed most in that direction. */
    private Optional<Cell> most(List<Cell> shares, int direction) {
        return shares.stream()
                .filter(cell -> cell.change()
                        .filter(change -> change.signum() == direction)
                        .isPresent())
                .filter(cell -> !told.contains(cell.product() + "\n" + cell.fact()))
                .max(Comparator.comparing(cell -> cell.change().orElseThrow().multiply(BigDecimal.valueOf(direction))));
    }

    private void say(String key, Cell cell) {
        if (sentences.size() < MOST && told.add(cell.product() + "\n" + cell.fact())) {
            sentences.add(Texts.text(
                    language,
                    key,
                    cell.product(),
                    FactName.within(cell.fact(), language),
                    Amounts.of(Objects.requireNonNull(cell.now()), cell.unit(), language),
                    PeriodName.of(market.period(), language),
                    against(cell)));
        }
    }

    private String against(Cell cell) {
        var before = market.previous() == null ? Optional.<BigDecimal>empty() : Amounts.change(cell, cell.before());
        var ago = market.yearAgo() == null ? Optional.<BigDecimal>empty() : Amounts.change(cell, cell.ago());
        var previous = market.previous() == null ? "" : PeriodName.brief(market.previous(), language);
        if (before.isPresent() && ago.isPresent()) {
            return Texts.text(
                    language, "panel.against.both", shown(before.get(), cell), previous, shown(ago.get(), cell));
        }
        if (before.isPresent()) {
            return Texts.text(language, "panel.against.previous", shown(before.get(), cell), previous);
        }
        return ago.isPresent()
                ? Texts.text(language, "panel.against.year", shown(ago.get(), cell))
                : Texts.text(language, "panel.against.nothing");
    }

    private String shown(BigDecimal change, Cell cell) {
        return change.signum() == 0
                ? Texts.text(language, "panel.unchanged")
                : Amounts.change(change, cell.isPercent(), language);
    }
}
