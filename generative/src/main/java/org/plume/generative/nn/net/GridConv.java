package org.plume.generative.nn.net;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * A convolution on a grid of latitudes by longitudes: x {@code [b, in, h, w]} to {@code [b, out, h', w']}. Beyond the edges
 * the nearest value goes on; longitudes go round where {@code wrap}. Parameters {@code <name>.weight [out, in, taps, taps]}
 * and {@code <name>.bias [out]}.
 *
 * @param taps odd; half of them at most the extent of the grid
 * @param stride 1 keeps the extents, 2 halves them, rounded up
 */
record GridConv(String name, int in, int out, int taps, int stride, boolean wrap, Init init) {

    GridConv(String name, int in, int out, int taps, int stride, boolean wrap) {
        this(name, in, out, taps, stride, wrap, Init.uniform((long) in * taps * taps));
    }

    /** Keeps the extents, begins at zero. */
    static GridConv zero(String name, int in, int out, int taps, boolean wrap) {
        return new GridConv(name, in, out, taps, 1, wrap, Init.ZEROS);
    }

    <V> V apply(Ops<V> o, V x) {
        V weight = o.parameter(name + ".weight", init, out, in, taps, taps);
        V bias = o.parameter(name + ".bias", Init.ZEROS, out);
        int more = taps / 2;
        V padded = more == 0 ? x : beyond(o, beyond(o, x, 3, more, wrap), 2, more, false);
        return o.conv2d(padded, weight, bias, stride, 0);
    }

    /** x with more entries on both sides of the axis. */
    private static <V> V beyond(Ops<V> o, V x, int axis, int more, boolean round) {
        long n = o.shape(x)[axis];
        List<V> parts = new ArrayList<>();
        if (round) {
            parts.addAll(List.of(o.slice(x, axis, n - more, n), x, o.slice(x, axis, 0, more)));
        } else {
            parts.addAll(Collections.nCopies(more, o.slice(x, axis, 0, 1)));
            parts.add(x);
            parts.addAll(Collections.nCopies(more, o.slice(x, axis, n - 1, n)));
        }
        return o.concat(axis, parts);
    }
}
