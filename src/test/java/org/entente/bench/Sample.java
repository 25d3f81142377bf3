package org.entente.bench;

import java.util.Arrays;
import java.util.List;

/** What several runs gave. */
record Sample(double median, double least, double most, int runs) {
    static Sample of(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Sample(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }

    static Sample of(double value) {
        return new Sample(value, value, value, 1);
    }

    /** The value that {@code share} of all are not above (nearest rank). */
    static double percentile(double[] values, double share) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
