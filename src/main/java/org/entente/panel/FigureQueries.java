package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.entente.site.Database;
import org.jspecify.annotations.Nullable;

/** The figures of a list as they were known at an instant; in the caller's transaction. */
@Singleton
class FigureQueries {
    private static final String KNOWN = " and g.since <= ? and (g.until is null or g.until > ?)";

    private final Database database;

    @Inject
    FigureQueries(Database database) {
        this.database = database;
    }

    /** The words of one kind, in their order. */
    List<Label> labels(String list, String kind) {
        return database.list(
                "select * from panel_label where list = ? and kind = ? order by place, id",
                row -> new Label(
                        row.getInt("id"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("above"),
                        row.getString("unit"),
                        row.getInt("place")),
                list,
                kind);
    }

    /** The newest period of a market that stands for itself, else of any kind. */
    Optional<Label> newest(String list, int market, Instant asOf) {
        var known = database.list(
                "select distinct g.period from panel_figure g where g.market = ?" + KNOWN,
                row -> row.getInt(1),
                market,
                asOf,
                asOf);
        var periods = labels(list, "period").stream()
                .filter(label -> known.contains(label.id()))
                .toList();
        return periods.stream()
                .filter(label -> label.period().span() == Period.Span.ALONE
                        && label.period().basis() != Period.Basis.YEAR)
                .reduce((first, last) -> last)
                .or(() -> periods.stream().reduce((first, last) -> last));
    }

    /** A market in that period, with what it is compared with. */
    Snapshot snapshot(String list, Label market, Period period, Instant asOf) {
        var periods = labels(list, "period");
        var previous = period.previous().flatMap(each -> named(periods, each));
        var yearAgo = named(periods, period.yearAgo());
        var now = named(periods, period).map(Label::id).orElse(0);
        var cells = new LinkedHashMap<List<String>, Snapshot.Cell>();
        database.list(
                "select p.name, p.above, f.name as fact, f.unit, g.period, g.value from panel_figure g"
                        + " join panel_label p on p.id = g.product join panel_label f on f.id = g.fact"
                        + " where g.market = ? and g.period::bigint = any (?)" + KNOWN
                        + " order by p.place, p.id, f.place, f.id",
                row -> {
                    var key = List.of(row.getString("name"), row.getString("fact"));
                    var before = cells.get(key);
                    int of = row.getInt("period");
                    var value = row.getBigDecimal("value");
                    return cells.put(
                            key,
                            new Snapshot.Cell(
                                    key.get(0),
                                    row.getString("above"),
                                    key.get(1),
                                    row.getString("unit"),
                                    of == now ? value : before == null ? null : before.now(),
                                    previous.filter(it -> it.id() == of).isPresent()
                                            ? value
                                            : before == null ? null : before.before(),
                                    yearAgo.filter(it -> it.id() == of).isPresent()
                                            ? value
                                            : before == null ? null : before.ago()));
                },
                market.id(),
                ids(List.of(
                        now,
                        previous.map(Label::id).orElse(0),
                        yearAgo.map(Label::id).orElse(0))),
                asOf,
                asOf);
        return new Snapshot(
                market.name(),
                period,
                previous.map(Label::period).orElse(null),
                yearAgo.map(Label::period).orElse(null),
                List.copyOf(cells.values()));
    }

    /** One fact of these products over periods of one kind: by product, in the order of time. */
    Map<String, List<Point>> series(Label market, List<Label> products, Label fact, List<Label> periods, Instant asOf) {
        var series = new LinkedHashMap<String, List<Point>>();
        products.forEach(product -> series.put(product.name(), new ArrayList<>()));
        var names = new LinkedHashMap<Integer, Label>();
        periods.forEach(period -> names.put(period.id(), period));
        database.list(
                "select p.name, g.period, g.value from panel_figure g join panel_label p on p.id = g.product"
                        + " where g.market = ? and g.product::bigint = any (?) and g.fact = ? and g.period::bigint = any (?)"
                        + KNOWN,
                row -> Objects.requireNonNull(series.get(row.getString("name")))
                        .add(new Point(
                                Objects.requireNonNull(names.get(row.getInt("period")))
                                        .period(),
                                row.getBigDecimal("value"))),
                market.id(),
                ids(products.stream().map(Label::id).toList()),
                fact.id(),
                ids(names.keySet().stream().toList()),
                asOf,
                asOf);
        series.values().forEach(points -> points.sort(Comparator.comparing(Point::period)));
        return series;
    }

    /** A figure of a series. */
    record Point(Period period, BigDecimal value) {}

    /** Figures that a release changed, newest first. */
    List<Restatement> restatements(String list, @Nullable Instant asOf, int limit) {
        return database.list(
                """
                select m.name as market, p.name as product, f.name as fact, f.unit, t.name as period, g.was, g.value, g.since
                from panel_figure g join panel_label f on f.id = g.fact and f.list = ? and f.kind = 'fact'
                    join panel_label m on m.id = g.market join panel_label p on p.id = g.product
                    join panel_label t on t.id = g.period
                where g.was is not null and g.since <= ? order by g.since desc, m.place, p.place, f.place, t.place limit ?""",
                row -> new Restatement(
                        row.getString("market"),
                        row.getString("product"),
                        row.getString("fact"),
                        row.getString("unit"),
                        row.getString("period"),
                        row.getBigDecimal("was"),
                        row.getBigDecimal("value"),
                        Objects.requireNonNull(Database.instant(row, "since"))),
                list,
                asOf == null ? Instant.parse("9999-01-01T00:00:00Z") : asOf,
                limit);
    }

    private static Optional<Label> named(List<Label> periods, Period period) {
        return periods.stream()
                .filter(label -> label.name().equals(period.toString()))
                .findFirst();
    }

    private static List<Long> ids(List<Integer> ids) {
        return ids.stream().map(Integer::longValue).toList();
    }
}
