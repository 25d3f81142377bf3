package org.entente.panel;

import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.entente.mailinglist.ListDetail;
import org.jspecify.annotations.Nullable;

/**
 * A panel as its page shows it.
 *
 * @param period the newest one that the choice has figures of, as people say it; null where there are none
 * @param courses one fact of some products over time, for the lines
 * @param shares of the whole over time, for the bars; null where the panel has no shares
 */
public record Board(
        ListDetail list,
        Choice choice,
        List<String> headlines,
        @Nullable String period,
        String market,
        String factName,
        List<String> markets,
        List<Product> products,
        List<FactChoice> facts,
        List<Rank> ranking,
        boolean ratios,
        @Nullable Grid courses,
        @Nullable Grid shares,
        List<Release> releases,
        List<Restatement> restatements,
        List<Expected> expected,
        List<String> alarms) {

    /** @param depth how far below the whole it is */
    public record Product(String name, int depth) {
        public String indented() {
            return "\u00a0\u00a0".repeat(depth) + name;
        }
    }

    public record FactChoice(String key, String name) {}

    /**
     * A product in a ranking; texts as they are read, and the value for the chart.
     *
     * @param perPoint of weighted distribution; {@code unreliable} where there are fewer than 20 of those
     */
    public record Rank(
            String product,
            BigDecimal value,
            String shown,
            String sincePrevious,
            String sinceYear,
            String perPoint,
            boolean unreliable) {}

    /** A table of one fact: a row for each period, the newest first, a column for each product. */
    public record Grid(String title, List<String> products, List<GridRow> rows) {}

    public record GridRow(String period, List<GridCell> cells) {}

    /** @param value for the chart; null where nothing is known */
    public record GridCell(@Nullable BigDecimal value, String shown) {}

    public String title(Locale language) {
        return list.title(language);
    }

    public boolean empty() {
        return period == null;
    }

    public List<Release> open() {
        return releases.stream().filter(Release::open).toList();
    }

    /** What the charts show above all, in words. */
    public String leader() {
        return headlines.size() > 1 ? headlines.get(1) : String.join(" ", headlines);
    }

    /** The day, where the choice names one. */
    public String asOf() {
        return choice.day();
    }

    /** The choice as a part of an address, the question mark too. */
    public String query() {
        var parts = new java.util.ArrayList<String>();
        add(parts, "market", choice.market());
        add(parts, "product", choice.product());
        add(parts, "fact", choice.fact());
        add(parts, "asOf", choice.day());
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }
}
