package org.entente.hr;

import org.entente.site.Problem;
import org.entente.web.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * Which applications are asked for; empty for any.
 *
 * @param notice an opening's id, or {@value #TO_SORT} for those without one
 * @param stage its word
 * @param q whole words of the name, the address, the telephone number and the subject, in any case, without accents
 * @param before those that came earlier than this one
 */
public record ApplicationQuery(String notice, String stage, String q, long before) {
    static final String TO_SORT = "none";

    /** @throws Problem 400 for a stage or a place that there is not */
    static ApplicationQuery of(
            @Nullable String notice, @Nullable String stage, @Nullable String q, @Nullable String after) {
        var place = Cursor.place(after);
        if (!place.matches("\\d{0,18}")) {
            throw Problem.invalid("after", "web.fault.after");
        }
        var asked = stage == null ? "" : stage.strip();
        if (!asked.isEmpty() && Stage.of(asked).isEmpty()) {
            throw Problem.invalid("stage", "hr.application.fault.stage");
        }
        return new ApplicationQuery(
                notice == null ? "" : notice.strip(),
                asked,
                q == null ? "" : q.strip(),
                place.isEmpty() ? Long.MAX_VALUE : Long.parseLong(place));
    }
}
