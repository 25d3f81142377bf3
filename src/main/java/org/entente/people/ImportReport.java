package org.entente.people;

import java.util.List;

/**
 * What became of a file of people.
 *
 * @param invitations for each person who has no password yet, a token that is shown this once
 */
public record ImportReport(
        int added, int changed, int unchanged, List<BadLine> badLines, List<Invitation> invitations) {

    /**
     * A line that was left out.
     *
     * @param line as an editor counts, from 1; a cell over several lines counts where it begins
     * @param text the key of what is wrong and what to do about it, in the texts of {@code people}
     * @param arguments of that text
     */
    public record BadLine(long line, String column, String text, List<String> arguments) {}

    /** A secret: opens {@code /one-time/TOKEN} once, for seven days. */
    public record Invitation(String person, String token) {}
}
