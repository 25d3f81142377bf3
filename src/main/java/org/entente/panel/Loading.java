package org.entente.panel;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.entente.site.Database;

/**
 * Lays the figures of releases one upon the other, in the caller's transaction. What differs from what was known is a new
 * version; what says the same, as exactly as it is written, is none. The same release a second time changes nothing. One
 * that comes late goes where it belongs: what was laid over it is taken off and laid again.
 */
@Singleton
class Loading {
    /**
     * A fact is as exact as its most exact figure: spreadsheets leave zeros at the end away. What has fewer digits than is
     * known and does not contradict it is passed over; what has more is a version, but restates nothing.
     */
    private static final String LAY = """
            with exact as (select fact, max(scale(value)) as digits from panel_incoming group by fact)
            insert into panel_figure (market, product, fact, period, since, value, was, release)
            select distinct on (m.id, p.id, f.id, t.id) m.id, p.id, f.id, t.id, ?, round(i.value, e.digits),
                case when round(c.value, least(scale(c.value), e.digits)) <> round(i.value, least(scale(c.value), e.digits))
                    then c.value end, ?
            from panel_incoming i
                join exact e on e.fact = i.fact
                join panel_label m on m.list = ? and m.kind = 'market' and m.name = i.market
                join panel_label p on p.list = m.list and p.kind = 'product' and p.name = i.product
                join panel_label f on f.list = m.list and f.kind = 'fact' and f.name = i.fact
                join panel_label t on t.list = m.list and t.kind = 'period' and t.name = i.period
                left join panel_figure c on c.market = m.id and c.product = p.id and c.fact = f.id and c.period = t.id
                    and c.until is null
            where c.value is null or c.value <> i.value
                and (e.digits > scale(c.value) or round(c.value, e.digits) <> round(i.value, e.digits))""";

    private static final String CLOSE = """
            update panel_figure o set until = n.since from panel_figure n
            where n.release = ? and o.market = n.market and o.product = n.product and o.fact = n.fact
                and o.period = n.period and o.until is null and o.since < n.since""";

    private static final String LABELS = """
            insert into panel_label (list, kind, name, above, unit, place)
            select ?, '%1$s', %1$s, max(%2$s), max(%3$s), min(place) from panel_incoming group by %1$s
            on conflict (list, kind, name) do update set place = excluded.place,
                above = coalesce(excluded.above, panel_label.above), unit = coalesce(excluded.unit, panel_label.unit)""";

    private static final String FORGET = """
            delete from panel_label l where list = ? and kind = '%1$s'
                and not exists (select 1 from panel_figure where %1$s = l.id)""";

    private final Database database;

    @Inject
    Loading(Database database) {
        this.database = database;
    }

    /** A release whose octets are here, in its order. */
    private record Laid(String post, Instant knownAt, byte[] octets) {}

    /** Lays a release's figures, as {@link FigureFile}; false where they lay there already. */
    boolean load(String list, String post, Instant knownAt, byte[] octets) throws IOException {
        database.first("select pg_advisory_xact_lock(hashtextextended('panel ' || ?, 0))", row -> "", list);
        var before = database.first(
                "select octets from panel_release where post = ? and loaded_at is not null",
                row -> row.getBytes(1),
                post);
        if (before.isPresent() && Arrays.equals(before.get(), octets)) {
            return false;
        }
        var later = database.list(
                "select post, known_at, octets from panel_release where list = ? and loaded_at is not null and post <> ?"
                        + " and (known_at, post) > (?, ?) order by known_at, post",
                row -> new Laid(row.getString(1), row.getTimestamp(2).toInstant(), row.getBytes(3)),
                list,
                post,
                knownAt,
                post);
        takeOff(list, post, knownAt);
        later.forEach(each -> takeOff(list, each.post(), each.knownAt()));
        lay(list, post, knownAt, octets);
        for (var each : later) {
            lay(list, each.post(), each.knownAt(), each.octets());
        }
        if (before.isPresent()) {
            // words of a reading that was corrected
            for (var kind : List.of("market", "product", "fact", "period")) {
                database.update(FORGET.formatted(kind), list);
            }
        }
        database.update(
                "update panel_release set octets = ?, state = 'read', loaded_at = now() where post = ?", octets, post);
        return true;
    }

    private void takeOff(String list, String post, Instant knownAt) {
        if (database.update("delete from panel_figure where release = ?", post) > 0) {
            database.update(
                    "update panel_figure set until = null where until >= ? and market in"
                            + " (select id from panel_label where list = ? and kind = 'market')",
                    knownAt,
                    list);
        }
    }

    private void lay(String list, String post, Instant knownAt, byte[] octets) throws IOException {
        database.update("""
                create temp table if not exists panel_incoming (place integer generated always as identity, market text not null,
                    product text not null, fact text not null, period text not null, value numeric not null, unit text,
                    above_market text, above_product text) on commit drop""");
        database.update("truncate panel_incoming restart identity");
        copy(octets);
        database.update("analyze panel_incoming");
        labels(list, "market", "above_market", "null::text");
        labels(list, "product", "above_product", "null::text");
        labels(list, "fact", "null::text", "unit");
        periods(list);
        // without it a first large release is compared row by row with all that is known: hours instead of seconds
        database.update("analyze panel_label, panel_figure");
        database.update(LAY, knownAt, post, list);
        database.update(CLOSE, post);
    }

    private void labels(String list, String kind, String above, String unit) {
        database.update(LABELS.formatted(kind, above, unit), list);
    }

    private void periods(String list) {
        var names = database.list("select distinct period from panel_incoming", row -> row.getString(1));
        var rows = names.stream()
                .map(name -> new Object[] {
                    list,
                    name,
                    Period.of(name)
                            .orElseThrow(() -> new IllegalArgumentException("a period is called " + name))
                            .order()
                })
                .toList();
        database.updateAll(
                "insert into panel_label (list, kind, name, place) values (?, 'period', ?, ?) on conflict do nothing",
                List.copyOf(rows));
    }

    private void copy(byte[] octets) throws IOException {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(octets), 65_536)) {
            var header = new byte[FigureFile.HEADER.length() + 1];
            int read = plain.readNBytes(header, 0, header.length);
            var found = new String(header, 0, read, StandardCharsets.UTF_8);
            if (!found.equals(FigureFile.HEADER + "\n")) {
                throw new IllegalArgumentException("figures of a version that this site does not know");
            }
            database.copy(
                    "copy panel_incoming (market, product, fact, period, value, unit, above_market, above_product)"
                            + " from stdin (format csv, encoding 'UTF8')",
                    plain);
        }
    }
}
