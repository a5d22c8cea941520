package org.plume.generative.nn;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shape inference. An extent n >= 0 is a number, -m stands for m times the batch, so that rows of different batches are
 * never mixed unseen.
 */
final class Shapes {

    private Shapes() {}

    static IllegalArgumentException wrong(String operation, String rule, long[]... shapes) {
        String given = Stream.of(shapes).map(Arrays::toString).collect(Collectors.joining(" and "));
        return new IllegalArgumentException(operation + ": " + rule + ", shapes were " + given);
    }

    /** The axis counted from 0. */
    static int axis(String operation, int axis, long[] shape) {
        int counted = axis < 0 ? axis + shape.length : axis;
        if (counted < 0 || counted >= shape.length) {
            throw wrong(
                    operation,
                    "axis must be in [" + -shape.length + ", " + (shape.length - 1) + "], was " + axis,
                    shape);
        }
        return counted;
    }

    static long[] with(long[] shape, int axis, long extent) {
        long[] s = shape.clone();
        s[axis] = extent;
        return s;
    }

    static long[] broadcast(String operation, long[] a, long[] b) {
        int rank = Math.max(a.length, b.length);
        long[] s = new long[rank];
        for (int i = 0; i < rank; i++) {
            long x = i < rank - a.length ? 1 : a[i - rank + a.length];
            long y = i < rank - b.length ? 1 : b[i - rank + b.length];
            if (x != y && x != 1 && y != 1) {
                throw wrong(operation, "extents must be equal or 1 where the last axes are aligned", a, b);
            }
            s[i] = x == 1 ? y : x;
        }
        return s;
    }

    static long[] matmul(long[] a, long[] b, boolean transposeA, boolean transposeB) {
        int r = a.length;
        if (r < 2 || b.length != r || !Arrays.equals(a, 0, r - 2, b, 0, r - 2)) {
            throw wrong("matmul", "both must have one rank >= 2 and equal leading axes", a, b);
        }
        long n = a[transposeA ? r - 1 : r - 2];
        long k = a[transposeA ? r - 2 : r - 1];
        long m = b[transposeB ? r - 2 : r - 1];
        if (k != b[transposeB ? r - 1 : r - 2]) {
            throw wrong("matmul", "inner extents must be equal", a, b);
        }
        long[] s = a.clone();
        s[r - 2] = n;
        s[r - 1] = m;
        return s;
    }

    static long[] reshape(long[] from, long[] to) {
        long entries = entries("reshape", from);
        long known = 1;
        int open = -1;
        for (int i = 0; i < to.length; i++) {
            if (to[i] == -1 && open < 0) {
                open = i;
            } else if (to[i] >= 1) {
                known = Math.multiplyExact(known, to[i]);
            } else {
                throw wrong("reshape", "extents must be >= 1, one of them may be -1", from, to);
            }
        }
        if (open < 0) {
            if (known != entries) {
                throw wrong("reshape", "the number of entries must stay the same", from, to);
            }
            return to.clone();
        }
        if (entries % known != 0) {
            throw wrong("reshape", "the extent left for -1 must be whole", from, to);
        }
        return with(to, open, entries / known);
    }

    /** The number of entries, negative when it counts batches. */
    private static long entries(String operation, long[] shape) {
        long n = 1;
        boolean batch = false;
        for (long extent : shape) {
            if (extent < 0 && batch) {
                throw wrong(operation, "only one axis may depend on the batch", shape);
            }
            batch |= extent < 0;
            n = Math.multiplyExact(n, extent);
        }
        return n;
    }

    /** The extent of the result of a sliding kernel. */
    static long slide(Op.Sliding s, long extent, long taps) {
        long room = extent + s.padLeft() + s.padRight() - s.dilation() * (taps - 1) - 1;
        if (room < 0) {
            throw new IllegalArgumentException("conv1d: extent + padding must be >= dilation (taps - 1) + 1 = "
                    + (s.dilation() * (taps - 1) + 1) + ", was " + (extent + s.padLeft() + s.padRight()));
        }
        return room / s.stride() + 1;
    }
}
