package org.entente.panel;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands around a table and is true of all of it: rows above, the sheet's name, the file's. */
record Surroundings(List<String> titles, String sheet, String file) {
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z]{1,5}$");

    /** What a mapping says of a place: the word itself, or what stands there now. */
    Optional<String> resolve(@Nullable String place, Column.Role what) {
        if (place == null || place.isBlank()) {
            return Optional.empty();
        }
        return switch (place) {
            case Mapping.TITLE -> inTitles(what);
            case Mapping.SHEET -> named(sheet, what).or(() -> Optional.of(sheet));
            case Mapping.FILE -> named(name(), what);
            default -> Optional.of(place);
        };
    }

    /** The one place that says it; empty where none or, not to guess, where they disagree. */
    Optional<String> place(Column.Role what) {
        var titled = inTitles(what);
        var sheets = named(sheet, what);
        var files = named(name(), what);
        var said = Stream.of(titled, sheets, files)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (said.size() != 1) {
            return Optional.empty();
        }
        return Optional.of(titled.isPresent() ? Mapping.TITLE : sheets.isPresent() ? Mapping.SHEET : Mapping.FILE);
    }

    /** The year that titles speak of, where it is one. */
    Optional<Integer> year() {
        var years = titles.stream()
                .flatMap(title -> Pattern.compile("(?<!\\d)(?:19|20)\\d\\d(?!\\d)")
                        .matcher(title)
                        .results())
                .map(found -> Integer.valueOf(found.group()))
                .distinct()
                .toList();
        return years.size() == 1 ? Optional.of(years.get(0)) : Optional.empty();
    }

    private Optional<String> inTitles(Column.Role what) {
        var keyed = titles.stream()
                .flatMap(title -> keyed(title, what).stream())
                .distinct()
                .toList();
        if (!keyed.isEmpty()) {
            return keyed.size() == 1 ? Optional.of(keyed.get(0)) : Optional.empty();
        }
        var named = titles.stream()
                .flatMap(title -> named(title, what).stream())
                .distinct()
                .toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /** "Market: France". */
    private static Optional<String> keyed(String title, Column.Role what) {
        int colon = title.indexOf(':');
        return colon > 0
                        && colon < title.length() - 1
                        && Headings.role(title.substring(0, colon))
                                .filter(what::equals)
                                .isPresent()
                ? Optional.of(
                        title.substring(colon + 1).replaceAll("^[ :]+", "").strip())
                : Optional.empty();
    }

    private static Optional<String> named(String text, Column.Role what) {
        return switch (what) {
            case FACT -> Fact.within(text).map(Fact::key);
            case PERIOD -> period(text);
            default -> Optional.empty();
        };
    }

    /** The one period that is named in a text. A year alone is not: it may be that of anything. */
    private static Optional<String> period(String text) {
        var tokens = List.of(text.split("[ ,;:()]+"));
        for (int length = Math.min(4, tokens.size()); length > 0; length--) {
            int size = length;
            var found = Stream.iterate(0, from -> from + 1)
                    .limit(tokens.size() - length + 1L)
                    .map(from -> String.join(" ", tokens.subList(from, from + size)))
                    .map(PeriodText::plain)
                    .flatMap(Optional::stream)
                    .filter(period -> period.basis() != Period.Basis.YEAR)
                    .map(Period::toString)
                    .distinct()
                    .toList();
            if (!found.isEmpty()) {
                return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private String name() {
        Function<String, String> bare =
                name -> ENDING.matcher(name).replaceFirst("").replace('_', ' ');
        return bare.apply(file);
    }
}
