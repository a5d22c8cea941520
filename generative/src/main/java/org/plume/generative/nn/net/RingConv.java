package org.plume.generative.nn.net;

import java.util.List;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * A convolution on a ring: x {@code [b, in, n]} to {@code [b, out, n]}, the first point following the last, so that turning
 * the input turns the output. Parameters {@code <name>.weight [out, in, taps]} and {@code <name>.bias [out]}.
 *
 * @param taps odd, at most n
 */
record RingConv(String name, int in, int out, int taps, Init init) {

    RingConv(String name, int in, int out, int taps) {
        this(name, in, out, taps, Init.uniform((long) in * taps));
    }

    /** Begins at zero. */
    static RingConv zero(String name, int in, int out, int taps) {
        return new RingConv(name, in, out, taps, Init.ZEROS);
    }

    <V> V apply(Ops<V> o, V x) {
        V weight = o.parameter(name + ".weight", init, out, in, taps);
        V bias = o.parameter(name + ".bias", Init.ZEROS, out);
        return o.conv1d(wrapped(o, x, taps / 2), weight, bias, 1, 0, 0, 1);
    }

    /** x with its last points before and its first points behind it. */
    private static <V> V wrapped(Ops<V> o, V x, int more) {
        long n = o.shape(x)[2];
        return more == 0 ? x : o.concat(2, List.of(o.slice(x, 2, n - more, n), x, o.slice(x, 2, 0, more)));
    }
}
