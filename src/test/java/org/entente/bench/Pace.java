package org.entente.bench;

import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** So many a second, however long each takes: what comes late counts from when it was due. */
final class Pace {
    private final long begin = System.nanoTime() + 50_000_000;
    private final int rate;
    private final int count;

    Pace(int rate, int count) {
        this.rate = rate;
        this.count = count;
    }

    /** By {@link System#nanoTime}. */
    long due(int number) {
        return begin + number * 1_000_000_000L / rate;
    }

    /** {@code each} must return at once. */
    void run(IntConsumer each) {
        for (int number = 0; number < count; number++) {
            for (long left; (left = due(number) - System.nanoTime()) > 0; ) {
                LockSupport.parkNanos(left);
            }
            each.accept(number);
        }
    }
}
