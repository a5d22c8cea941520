package org.plume.bench.server;

import java.util.concurrent.locks.LockSupport;

/** Sleeping to a point in time. */
final class Pause {

    private Pause() {}

    /** Returns at or soon after this {@link System#nanoTime}. */
    static void until(long nanoTime) {
        long left = nanoTime - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanoTime - System.nanoTime();
        }
    }
}
