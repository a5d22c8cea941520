package org.plume.generative.nn.net;

import java.util.Arrays;
import org.plume.generative.nn.Ops;

/**
 * Feature-wise modulation (Perez et al. 2018) of x {@code [b, channels, ..]}: x (1 + scale) + shift, both linear in e
 * {@code [b, size]}; begins as the identity.
 */
record Film(String name, int size, int channels) {

    <V> V apply(Ops<V> o, V x, V e) {
        long[] shape = new long[o.shape(x).length];
        Arrays.fill(shape, 1);
        shape[0] = -1;
        shape[1] = 2L * channels;
        V film = o.reshape(Linear.zero(name, size, 2L * channels).apply(o, e), shape);
        V scale = o.shift(o.slice(film, 1, 0, channels), 1);
        return o.add(o.mul(x, scale), o.slice(film, 1, channels, 2L * channels));
    }
}
