package org.entente.web;

import java.util.List;
import java.util.function.Function;
import org.entente.site.Problem;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a list of the API.
 *
 * @param next the value of {@code after} for what follows; null at the end
 */
public record Listing<T>(List<T> items, @Nullable String next) {
    private static final int MOST = 200;
    private static final int USUAL = 50;

    public Listing {
        items = List.copyOf(items);
    }

    /**
     * How many to give: 50 unless asked for 1 to 200; else a {@link Problem}. Query one more than that, so that
     * {@link #of} can see whether something follows.
     */
    public static int limit(@Nullable Integer asked) {
        if (asked != null && (asked < 1 || asked > MOST)) {
            throw Problem.invalid("limit", "web.fault.limit", MOST);
        }
        return asked == null ? USUAL : asked;
    }

    /** The first {@code limit} of what was found; {@code place} names an item's place in the order, for {@link Cursor}. */
    public static <T> Listing<T> of(List<T> found, int limit, Function<T, String> place) {
        return found.size() <= limit
                ? new Listing<>(found, null)
                : new Listing<>(found.subList(0, limit), Cursor.of(place.apply(found.get(limit - 1))));
    }

    /** The same stretch of something else. */
    public <R> Listing<R> map(Function<T, R> change) {
        return new Listing<>(items.stream().map(change).toList(), next);
    }
}
