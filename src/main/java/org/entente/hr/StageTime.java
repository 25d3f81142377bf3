package org.entente.hr;

import java.util.Locale;

/**
 * How long applications stay in a stage.
 *
 * @param came how often one came into it
 * @param onward how often one left it for a later stage that goes on to a hiring
 * @param ended how often one was refused or withdrawn from it
 * @param there how many are in it now
 * @param median days until it was left, of those that left it; 0 where none did
 * @param longest days, of those that left it and of those that are there now
 */
public record StageTime(Stage stage, long came, long onward, long ended, long there, double median, double longest) {
    /** Days with one decimal, as the reader writes them. */
    public static String shown(double days, Locale reader) {
        return String.format(reader, "%.1f", days);
    }

    public boolean left() {
        return came > there;
    }
}
