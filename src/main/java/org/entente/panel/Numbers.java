package org.entente.panel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How numbers are written in a table: what stands before the decimals. The other of point and comma, spaces of every
 * width and apostrophes part thousands. Numbers of a spreadsheet are exact ({@link #EXACT}); what was typed there as a
 * text begins with an apostrophe.
 */
record Numbers(char decimal) {
    static final Numbers POINT = new Numbers('.');
    static final Numbers COMMA = new Numbers(',');
    /** Of whole numbers nobody can tell: what comes later with a point or a comma is not understood. */
    static final Numbers WHOLE = new Numbers('#');
    /** As spreadsheets keep them. */
    static final Numbers EXACT = POINT;

    /** Spreadsheets count in floating point: digits after the twelfth are noise. */
    private static final MathContext MEANT = new MathContext(12);

    private static final Set<String> MISSING = Set.of(
            "",
            "-",
            "--",
            "---",
            "–",
            "—",
            "n.d.",
            "n.d",
            "nd",
            "n/d",
            "n/a",
            "na",
            "n.a.",
            "n.a",
            "ns",
            "n.s.",
            "#n/a",
            "#n/d",
            "#div/0!",
            "#valeur!",
            "#value!",
            "#ref!",
            "..",
            "...",
            "null",
            "non disponible",
            "not available");

    private static final Pattern NUMBER = Pattern.compile("[-+−]?\\(?[-+−]?(?:\\d[\\d .,'’]*|[.,]\\d+)\\)?[-−]?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[ '’]\\d{3})+");
    private static final Pattern SURE = Pattern.compile("\\d+|\\d{1,3}(?:[ '’]\\d{3})+");

    /** Whether nothing was measured there. */
    static boolean isMissing(String cell) {
        if (!cell.isEmpty() && isPlain(cell)) {
            return false;
        }
        return MISSING.contains(bare(cell).toLowerCase(Locale.ROOT));
    }

    /** Whether that is a number, however it is written. */
    static boolean looksLikeOne(String cell) {
        return NUMBER.matcher(bare(cell)).matches();
    }

    static boolean isPercent(String cell) {
        return cell.strip().endsWith("%");
    }

    /**
     * The one way in which all of these can have been written. Empty where two are possible ("1.234" alone may be a
     * thousand or one and a bit) or none is; whole numbers may be written either way.
     */
    static Optional<Numbers> guess(Collection<String> cells) {
        boolean point = false;
        boolean comma = false;
        boolean open = false;
        for (var cell : cells) {
            var digits = digits(cell);
            if (SURE.matcher(digits).matches()) {
                continue;
            }
            var asPoint = POINT.reads(digits);
            var asComma = COMMA.reads(digits);
            point |= asPoint && !asComma;
            comma |= asComma && !asPoint;
            open |= asPoint && asComma;
            if (!asPoint && !asComma) {
                return Optional.empty();
            }
        }
        return point == comma
                ? (point || open ? Optional.empty() : Optional.of(WHOLE))
                : Optional.of(point ? POINT : COMMA);
    }

    /** The number, as exactly as it is written. */
    Optional<BigDecimal> read(String cell) {
        if (isPlain(cell) && isPlainHere(cell)) {
            return Optional.of(new BigDecimal(cell.replace(decimal, '.')));
        }
        var text = cell.startsWith("'") ? cell.substring(1) : cell;
        var whole = bare(text);
        var digits = digits(text);
        if (!NUMBER.matcher(whole).matches() || !reads(digits)) {
            return Optional.empty();
        }
        var plain = new StringBuilder(digits.length());
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            if (c >= '0' && c <= '9') {
                plain.append(c);
            } else if (c == decimal) {
                plain.append('.');
            }
        }
        var number = new BigDecimal(plain.toString());
        boolean minus = whole.indexOf('-') >= 0 || whole.indexOf('−') >= 0 || whole.indexOf('(') >= 0;
        return Optional.of(minus ? number.negate() : number);
    }

    /** A number of a spreadsheet, without what floating point adds to it. */
    static String exact(BigDecimal number) {
        var meant = number.round(MEANT);
        return (meant.signum() == 0 ? BigDecimal.ZERO : meant.scale() > 0 ? meant.stripTrailingZeros() : meant)
                .toPlainString();
    }

    private boolean reads(String digits) {
        if (decimal == WHOLE.decimal) {
            return SURE.matcher(digits).matches();
        }
        int place = digits.indexOf(decimal);
        var whole = place < 0 ? digits : digits.substring(0, place);
        var part = place < 0 ? "" : digits.substring(place + 1);
        if (!part.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        if (whole.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return !whole.isEmpty() || !part.isEmpty();
        }
        var other = decimal == '.' ? ',' : '.';
        return GROUPED.matcher(whole).matches()
                || whole.matches("\\d{1,3}(?:" + Pattern.quote(String.valueOf(other)) + "\\d{3})+");
    }

    /** Without signs, brackets, currency and per cent. */
    private static String digits(String cell) {
        var bare = bare(cell);
        int from = 0;
        int to = bare.length();
        while (from < to && "-+−( ".indexOf(bare.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && "-−) ".indexOf(bare.charAt(to - 1)) >= 0) {
            to--;
        }
        return bare.substring(from, to);
    }

    private static String bare(String cell) {
        if (isPlain(cell)) {
            return cell;
        }
        return cell.replace('\u00a0', ' ')
                .replace('\u202f', ' ')
                .replace('\u2009', ' ')
                .replaceAll("^'|[%€£$]", "")
                .strip();
    }

    /** Digits, and one sign between them at most. */
    private boolean isPlainHere(String cell) {
        int place = cell.indexOf(decimal);
        return decimal != WHOLE.decimal
                && cell.indexOf(decimal == '.' ? ',' : '.') < 0
                && place != 0
                && place == cell.lastIndexOf(decimal)
                && place != cell.length() - 1
                && !cell.isEmpty();
    }

    private static boolean isPlain(String cell) {
        for (int i = 0; i < cell.length(); i++) {
            char c = cell.charAt(i);
            if ((c < '0' || c > '9') && c != '.' && c != ',') {
                return false;
            }
        }
        return true;
    }
}
