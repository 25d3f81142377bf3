package org.entente.panel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.entente.site.Sha256;

/**
 * A panel company's file, read. Either every table of it is understood, and there are figures; or there are none, and
 * {@link #tables} says what is open.
 *
 * @param figures as {@link FigureFile}; empty where something is open
 * @param count how many there are
 * @param remembered whether a person has said how to read it, before
 * @param broken what is wrong with the file itself; empty where a mapping can mend it
 */
record Reading(
        String file,
        byte[] figures,
        int count,
        List<Period> periods,
        boolean remembered,
        List<Gap> broken,
        List<Sheet> tables) {
    static final int MOST = 2_000_000;
    private static final int PREVIEW = 12;

    /** One table: how it is read, what is open, and its first rows to look at. */
    record Sheet(
            String name,
            String layout,
            Mapping mapping,
            List<Gap> gaps,
            List<String> headings,
            List<List<String>> rows) {}

    /**
     * Reads a file.
     *
     * @param name what it is called
     * @param memory what a person said of a layout, by its {@link #layout}
     */
    static Reading of(String name, Path file, Function<String, Optional<Mapping>> memory) throws IOException {
        var sheets = new ArrayList<Sheet>();
        try {
            return read(name, file, memory, sheets);
        } catch (Unreadable broken) {
            return new Reading(name, new byte[0], 0, List.of(), false, List.of(broken.gap()), sheets);
        }
    }

    private static Reading read(String name, Path file, Function<String, Optional<Mapping>> memory, List<Sheet> sheets)
            throws IOException {
        var octets = new ByteArrayOutputStream();
        var seen = new Seen();
        var periods = new TreeSet<Period>();
        boolean remembered = false;
        boolean open = false;
        try (var out = new FigureFile(octets)) {
            for (var table : Tables.open(file)) {
                if (table.first(50).stream()
                        .allMatch(row ->
                                row.stream().filter(cell -> !cell.isBlank()).count() < 2)) {
                    continue; // a cover, or an empty sheet
                }
                var head = Head.of(table);
                var around = new Surroundings(head.titles(), table.sheet(), name);
                var id = layout(head, table.exact());
                var said = memory.apply(id);
                var mapping = said.orElseGet(() -> Guess.of(head, around, table.exact()));
                var layout = Layout.of(mapping, head, around, table.exact());
                remembered |= said.isPresent();
                open |= !layout.isComplete();
                var preview = head.sample().stream().limit(PREVIEW).toList();
                sheets.add(new Sheet(table.sheet(), id, mapping, List.copyOf(layout.gaps()), head.headings(), preview));
                if (!open) {
                    FigureRows.read(table, head, layout, (figure, row) -> {
                        var before = seen.add(figure);
                        if (before == Seen.Before.OTHER) {
                            throw new Unreadable(
                                    "panel.gap.twice",
                                    row,
                                    figure.product(),
                                    figure.fact(),
                                    figure.period().toString());
                        }
                        if (seen.size() > MOST) {
                            throw new Unreadable("panel.gap.large");
                        }
                        if (before == Seen.Before.NEVER) {
                            periods.add(figure.period());
                            out.write(figure);
                        }
                    });
                }
            }
        }
        if (!open && seen.size() == 0) {
            throw new Unreadable("panel.gap.no-figures");
        }
        return open
                ? new Reading(name, new byte[0], 0, List.of(), remembered, List.of(), sheets)
                : new Reading(
                        name, octets.toByteArray(), seen.size(), List.copyOf(periods), remembered, List.of(), sheets);
    }

    boolean isRead() {
        return count > 0;
    }

    /** A text in which nothing looks like a table. */
    boolean isWordsAlone() {
        return file.toLowerCase(Locale.ROOT).endsWith(".txt")
                && tables.isEmpty()
                && broken.stream().allMatch(gap -> gap.key().equals("panel.gap.no-figures"));
    }

    /** All that is open, each thing once. */
    List<Gap> gaps() {
        var gaps = new ArrayList<>(broken);
        tables.forEach(table -> gaps.addAll(table.gaps()));
        return gaps.stream().distinct().toList();
    }

    /** What tables of the same make share, whatever their periods and their numbers: a mapping is remembered by it. */
    static String layout(Head head, boolean exact) {
        var patterns = head.headings().stream()
                .map(heading -> Headings.parts(heading).pattern())
                .distinct();
        var text = patterns.map(Words::folded).collect(Collectors.joining("\n", exact ? "x\n" : "t\n", ""));
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)), 0, 8);
    }
}
