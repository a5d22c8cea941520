package org.plume.generative.nn.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Recorder;

/**
 * How an axis goes on beyond its ends.
 *
 * @param before entries before the first
 * @param after entries behind the last
 * @param round whether the axis begins anew; else its nearest entry is repeated
 */
record Border(long before, long after, boolean round) {

    /** Those of each axis behind the channels; none where one of them is no border. */
    static List<Border> of(Repeated repeated) {
        List<Border> borders = new ArrayList<>();
        for (int a = 0; a < repeated.places().size(); a++) {
            Border border = of(repeated.places().get(a), repeated.source().extent(a + 2));
            if (border == null) {
                return List.of();
            }
            borders.add(border);
        }
        return borders;
    }

    /**
     * Of an axis of n entries.
     *
     * @param places for each entry, beyond the ends too, the one of the axis that it repeats
     */
    static @Nullable Border of(long[] places, long n) {
        boolean round = places[0] > 0;
        long zeros = IntStream.range(0, places.length)
                .filter(i -> places[i] != 0)
                .findFirst()
                .orElse(places.length);
        long before = round ? n - places[0] : zeros - 1;
        Border border = new Border(before, places.length - n - before, round);
        return border.after >= 0
                        && (!round || border.after <= n)
                        && IntStream.range(0, places.length).allMatch(i -> places[i] == border.place(i - before, n))
                ? border
                : null;
    }

    private long place(long at, long n) {
        return round ? Math.floorMod(at, n) : Math.min(Math.max(at, 0), n - 1);
    }

    /** x {@code [b, c, t..]} within these borders, one for each axis t. */
    static Node around(Recorder o, Node x, List<Border> borders) {
        List<Long> before = new ArrayList<>(List.of(0L, 0L));
        List<Long> after = new ArrayList<>(List.of(0L, 0L));
        Node y = x;
        for (Border border : borders) {
            y = border.round ? border.turned(o, y, before.size()) : y;
            before.add(border.round ? 0 : border.before);
            after.add(border.round ? 0 : border.after);
        }
        return o.extend(y, before, after);
    }

    private Node turned(Recorder o, Node x, int axis) {
        long n = x.extent(axis);
        List<Node> parts = new ArrayList<>();
        if (before > 0) {
            parts.add(o.slice(x, axis, n - before, n));
        }
        parts.add(x);
        if (after > 0) {
            parts.add(o.slice(x, axis, 0, after));
        }
        return o.concat(axis, parts);
    }
}
