package org.entente.hr;

import java.util.List;

/**
 * A stage on the board.
 *
 * @param count of all that are in it
 * @param from how many stand before those that are shown
 * @param folded only the count is shown
 * @param cards the longest in the stage first
 */
public record BoardColumn(Stage stage, long count, int from, boolean folded, List<ApplicationItem> cards) {
    public boolean more() {
        return !folded && from + cards.size() < count;
    }

    public int next() {
        return from + ApplicationBoard.A_COLUMN;
    }

    public int before() {
        return Math.max(0, from - ApplicationBoard.A_COLUMN);
    }
}
