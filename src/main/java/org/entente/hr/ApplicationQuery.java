package org.entente.hr;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Which applications are asked for, and in which order; empty for any.
 *
 * @param notice an opening's id, or {@value #TO_SORT} for those without one
 * @param stage its word
 * @param q whole words of the name, the address, the telephone number and the subject, in any case, without accents
 * @param owner a sign-in, {@value #MINE}, or {@value #NOBODY}
 * @param mark {@code unparsed}, {@code duplicate} or {@code automatic}
 * @param order {@code arrival}: the newest first; {@code waiting}: the longest in its stage first
 * @param place where the stretch before ended; empty for the beginning
 */
public record ApplicationQuery(
        String notice, String stage, String q, String owner, String mark, String order, String place) {
    static final String TO_SORT = "none";
    static final String NOBODY = "none";
    static final String MINE = "mine";
    static final String WAITING = "waiting";
    static final List<String> MARKS = List.of("unparsed", "duplicate", "automatic");
    static final List<String> ORDERS = List.of("arrival", WAITING);

    /** @throws Problem 400 for a stage or a place that there is not */
    static ApplicationQuery of(
            @Nullable String notice, @Nullable String stage, @Nullable String q, @Nullable String after) {
        return of(notice, stage, q, null, null, null, after);
    }

    /** @throws Problem 400 for a stage, a mark, an order or a place that there is not */
    static ApplicationQuery of(
            @Nullable String notice,
            @Nullable String stage,
            @Nullable String q,
            @Nullable String owner,
            @Nullable String mark,
            @Nullable String order,
            @Nullable String after) {
        var query = new ApplicationQuery(
                given(notice),
                given(stage),
                given(q),
                given(owner),
                given(mark),
                given(order).isEmpty() ? ORDERS.get(0) : given(order),
                Cursor.place(after));
        if (!query.stage.isEmpty() && Stage.of(query.stage).isEmpty()) {
            throw Problem.invalid("stage", "hr.application.fault.stage");
        }
        if (!query.mark.isEmpty() && !MARKS.contains(query.mark)) {
            throw Problem.invalid("mark", "hr.application.fault.mark");
        }
        if (!ORDERS.contains(query.order)) {
            throw Problem.invalid("order", "hr.application.fault.order");
        }
        query.arrival();
        query.since();
        return query;
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    /** The same with the sign-in of who asks for {@value #MINE}. */
    ApplicationQuery by(String person) {
        return owner.equals(MINE) ? new ApplicationQuery(notice, stage, q, person, mark, order, place) : this;
    }

    /** Whether some applications may be left out, if only those of the pages before. */
    public boolean filtered() {
        return !(notice + stage + q + owner + mark + place).isEmpty();
    }

    boolean waiting() {
        return order.equals(WAITING);
    }

    /** The arrival of the last one before. */
    long arrival() {
        if (place.isEmpty()) {
            return waiting() ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        var arrival = place.substring(place.indexOf(' ') + 1);
        if (!arrival.matches("\\d{1,18}")) {
            throw Problem.invalid("after", "web.fault.after");
        }
        return Long.parseLong(arrival);
    }

    /** Since when the last one before had been in its stage, where that is the order. */
    Instant since() {
        if (place.isEmpty() || !waiting()) {
            return Instant.EPOCH;
        }
        try {
            return Instant.parse(place.substring(0, Math.max(0, place.indexOf(' '))));
        } catch (DateTimeException wrong) {
            throw Problem.invalid("after", "web.fault.after");
        }
    }

    /** Where the next stretch begins. */
    String after(Instant since, long arrival) {
        return waiting() ? since + " " + arrival : Long.toString(arrival);
    }
}
