package org.entente.mail;

import java.time.Duration;

/** Wakes the senders of a node. A ring that came while somebody was at work is not lost. */
final class Bell {
    private long rings;

    synchronized void ring() {
        rings++;
        notifyAll();
    }

    synchronized long rings() {
        return rings;
    }

    /** Waits until it has rung more often than {@code heard}; false if it has not after so long. */
    synchronized boolean await(long heard, Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        for (long left = atMost.toNanos(); rings == heard && left > 0; left = end - System.nanoTime()) {
            wait(left / 1_000_000 + 1);
        }
        return rings != heard;
    }
}
