package org.plume.generative.nn.onnx;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How an axis goes on beyond its ends.
 *
 * @param before entries before the first
 * @param after entries behind the last
 * @param round whether the axis begins anew; else its nearest entry is repeated
 */
record Border(long before, long after, boolean round) {

    /**
     * Of an axis of n entries.
     *
     * @param places for each entry, beyond the ends too, the one of the axis that it repeats
     * @return null where the places are no such border
     */
    static @Nullable Border of(long[] places, long n) {
        boolean round = places[0] > 0;
        long before = round
                ? n - places[0]
                : IntStream.range(0, places.length)
                                .filter(i -> i + 1 == places.length || places[i + 1] > 0)
                                .findFirst()
                                .orElse(0);
        Border border = new Border(before, places.length - n - before, round);
        return border.after >= 0
                        && border.after <= n
                        && IntStream.range(0, places.length).allMatch(i -> places[i] == border.place(i - before, n))
                ? border
                : null;
    }

    private long place(long at, long n) {
        return round ? Math.floorMod(at, n) : Math.min(Math.max(at, 0), n - 1);
    }
}
