package org.plume.server.session;

import java.util.ArrayDeque;
import java.util.Deque;

/** The smallest of the values of the last while. */
final class SlidingMinimum {

    private final long window;
    private final Deque<long[]> candidates = new ArrayDeque<>();

    /** @param window how long a value counts, in the unit of the times */
    SlidingMinimum(long window) {
        this.window = window;
    }

    /** Times must not fall. */
    void add(long time, long value) {
        while (!candidates.isEmpty() && candidates.getLast()[1] >= value) {
            candidates.removeLast();
        }
        candidates.addLast(new long[] {time, value});
        while (time - candidates.getFirst()[0] > window) {
            candidates.removeFirst();
        }
    }

    /** Forgets all. */
    void clear() {
        candidates.clear();
    }

    boolean isEmpty() {
        return candidates.isEmpty();
    }

    /** Of at least one value. */
    long get() {
        return candidates.getFirst()[1];
    }
}
