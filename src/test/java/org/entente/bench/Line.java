package org.entente.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the table.
 *
 * @param what is measured
 * @param unit of value and floor
 * @param floorIs what the floor is, or {@code most allowed}, or empty
 * @param aim for value / floor; null where nothing is aimed at
 * @param atLeast whether the ratio should be at least the aim; else at most
 */
record Line(
        String what,
        String unit,
        Sample value,
        String floorIs,
        @Nullable Sample floor,
        @Nullable Double aim,
        boolean atLeast) {

    static Line atMost(double aim, String what, String unit, Sample value, String floorIs, Sample floor) {
        return new Line(what, unit, value, floorIs, floor, aim, false);
    }

    static Line atLeast(double aim, String what, String unit, Sample value, String floorIs, Sample floor) {
        return new Line(what, unit, value, floorIs, floor, aim, true);
    }

    static Line besides(String what, String unit, Sample value, String floorIs, Sample floor) {
        return new Line(what, unit, value, floorIs, floor, null, false);
    }

    static Line alone(String what, String unit, Sample value) {
        return new Line(what, unit, value, "", null, null, false);
    }

    @Nullable
    Double ratio() {
        return floor == null || floor.median() == 0 ? null : value.median() / floor.median();
    }

    /** {@code yes}, {@code no}, or empty where nothing is aimed at. */
    String reached() {
        var ratio = ratio();
        if (ratio == null || aim == null) {
            return "";
        }
        return (atLeast ? ratio >= aim : ratio <= aim) ? "yes" : "no";
    }
}
