package org.entente.panel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.entente.mailinglist.PanelLists;
import org.entente.people.Profile;
import org.entente.site.Database;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.entente.web.Listing;
import org.jspecify.annotations.Nullable;

/** The figures of a panel one by one, by market, product, fact and period: for programs and for files. */
@ApplicationScoped
@Transactional
class FigureSearch {
    static final int MOST = 5_000;
    private static final int USUAL = 500;

    private PanelLists lists;
    private Database database;

    protected FigureSearch() {}

    @Inject
    FigureSearch(PanelLists lists, Database database) {
        this.lists = lists;
        this.database = database;
    }

    /**
     * What is wanted.
     *
     * @param from the first period, in the order of time; {@code to} the last
     */
    record Query(
            Choice choice, @Nullable String from, @Nullable String to) {
        static Query of(Choice choice, @Nullable String from, @Nullable String to) {
            return new Query(choice, period(from, "from"), period(to, "to"));
        }

        private static @Nullable String period(@Nullable String text, String field) {
            if (text == null || text.isBlank()) {
                return null;
            }
            return Period.of(text.strip())
                    .orElseThrow(() -> Problem.invalid(field, "panel.fault.period"))
                    .toString();
        }
    }

    private record Found(FigureItem item, String place) {}

    /** @param limit 500 unless asked for 1 to 5,000 */
    public Listing<FigureItem> page(
            String list, Query query, @Nullable String after, @Nullable Integer limit, Profile reader) {
        if (limit != null && (limit < 1 || limit > MOST)) {
            throw Problem.invalid("limit", "web.fault.limit", MOST);
        }
        int most = limit == null ? USUAL : limit;
        var found = new ArrayList<Found>();
        search(list, query, place(Cursor.place(after)), most + 1, reader, found::add);
        return Listing.of(found, most, Found::place).map(Found::item);
    }

    /** All of them, one at a time: there may be half a million. */
    public void each(String list, Query query, Profile reader, Consumer<FigureItem> taker) {
        search(list, query, place(""), Integer.MAX_VALUE, reader, found -> taker.accept(found.item()));
    }

    private void search(String name, Query query, List<Long> after, int limit, Profile reader, Consumer<Found> taker) {
        var list = lists.readable(name, reader).name();
        var choice = query.choice();
        database.each(
                """
                select g.market, g.product, g.fact, g.period, m.name as of_market, p.name as of_product, f.name as of_fact,
                    t.name as of_period, g.value, f.unit, g.release, g.was is not null as restated
                from panel_figure g join panel_label m on m.id = g.market join panel_label p on p.id = g.product
                    join panel_label f on f.id = g.fact join panel_label t on t.id = g.period
                where m.list = ? and (? = '' or m.name = ?) and (? = '' or p.name = ?) and (? = '' or f.name = ?)
                    and t.place between ? and ? and g.since <= ? and (g.until is null or g.until > ?)
                    and (g.market, g.product, g.fact, g.period) > (?, ?, ?, ?)
                order by g.market, g.product, g.fact, g.period limit ?""",
                row -> new Found(
                        new FigureItem(
                                row.getString("of_market"),
                                row.getString("of_product"),
                                row.getString("of_fact"),
                                row.getString("of_period"),
                                row.getBigDecimal("value"),
                                row.getString("unit"),
                                row.getString("release"),
                                row.getBoolean("restated")),
                        row.getInt("market") + " " + row.getInt("product") + " " + row.getInt("fact") + " "
                                + row.getInt("period")),
                taker,
                list,
                choice.market(),
                choice.market(),
                choice.product(),
                choice.product(),
                choice.fact(),
                choice.fact(),
                order(query.from(), 0),
                order(query.to(), Integer.MAX_VALUE),
                choice.asOf(),
                choice.asOf(),
                after.get(0),
                after.get(1),
                after.get(2),
                after.get(3),
                limit);
    }

    private static int order(@Nullable String period, int otherwise) {
        return period == null ? otherwise : Period.of(period).map(Period::order).orElse(otherwise);
    }

    private static List<Long> place(String cursor) {
        if (cursor.isEmpty()) {
            return List.of(0L, 0L, 0L, 0L);
        }
        if (!cursor.matches("\\d{1,9} \\d{1,9} \\d{1,9} \\d{1,9}")) {
            throw Problem.invalid("after", "web.fault.after");
        }
        return List.of(cursor.split(" ")).stream().map(Long::valueOf).toList();
    }
}
