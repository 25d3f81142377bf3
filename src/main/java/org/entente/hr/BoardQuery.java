package org.entente.hr;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the board is looked at; empty for all.
 *
 * @param opening its id, or {@code none} for what is to be sorted
 * @param owner a sign-in, {@code mine} or {@code none}
 * @param stage the column that is unfolded, or further down than the others
 * @param from how many cards of it stand before those that are shown
 */
public record BoardQuery(String opening, String owner, String stage, int from) {
    static BoardQuery of(
            @Nullable String opening, @Nullable String owner, @Nullable String stage, @Nullable Integer from) {
        var column = Objects.requireNonNullElse(stage, "");
        if (!column.isEmpty() && Stage.of(column).isEmpty()) {
            throw Problem.invalid("stage", "hr.application.fault.stage");
        }
        return new BoardQuery(
                Objects.requireNonNullElse(opening, ""),
                Objects.requireNonNullElse(owner, ""),
                column,
                column.isEmpty() ? 0 : Math.max(0, Objects.requireNonNullElse(from, 0)));
    }

    ApplicationQuery filter() {
        return ApplicationQuery.of(opening, null, null, owner, null, null, null);
    }

    /** The same board with that column at that place. */
    public BoardQuery at(String column, int place) {
        return new BoardQuery(opening, owner, column, place);
    }

    /** As it stands in an address. */
    public String address() {
        return "opening=" + encoded(opening) + "&owner=" + encoded(owner) + "&stage=" + stage + "&from=" + from;
    }

    /** As it stands in the address of a form, which has fields of its own. */
    public String back() {
        return "opening=" + encoded(opening) + "&owner=" + encoded(owner) + "&column=" + stage + "&place=" + from;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
