package org.plume.generative.nn.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;

/**
 * A field {@code [b, c, t..]} as entries of another one: rings and edges that go on repeat their source along its axes.
 *
 * @param source {@code [b, c, s..]}
 * @param places for each axis behind the channels, the place in the source of each entry
 */
record Repeated(Node source, List<long[]> places) {

    /** Looks through concatenations of slices of one node along those axes. */
    static Repeated of(Node x) {
        List<long[]> places = new ArrayList<>();
        for (int a = 2; a < x.rank(); a++) {
            places.add(LongStream.range(0, x.extent(a)).toArray());
        }
        Node source = x;
        while (source.op() instanceof Op.Concat c && c.axis() >= 2) {
            Node inner = parent(source, c.axis());
            if (inner == null) {
                break;
            }
            long[] shown = source.inputs().stream()
                    .flatMapToLong(part -> range(part, inner, c.axis()))
                    .toArray();
            long[] outer = places.get(c.axis() - 2);
            places.set(
                    c.axis() - 2, Arrays.stream(outer).map(i -> shown[(int) i]).toArray());
            source = inner;
        }
        return new Repeated(source, places);
    }

    /** The one node that all parts are slices of along the axis, or are; null where there is none. */
    private static @Nullable Node parent(Node concat, int axis) {
        List<Node> parents = concat.inputs().stream()
                .map(part -> slices(part, axis) ? part.input(0) : part)
                .distinct()
                .toList();
        return parents.size() == 1 ? parents.get(0) : null;
    }

    private static boolean slices(Node part, int axis) {
        return part.op() instanceof Op.Slice s && s.axis() == axis;
    }

    private static LongStream range(Node part, Node whole, int axis) {
        return part != whole && part.op() instanceof Op.Slice s
                ? LongStream.range(s.from(), s.to())
                : LongStream.range(0, whole.extent(axis));
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "entries of " + source;
    }
}
