package org.plume.generative.nn.net;

import java.util.List;
import org.plume.generative.nn.Ops;

/**
 * The sinusoidal embedding of a number (Vaswani et al. 2017): {@code [sin(t f), cos(t f)]}, f_j = 10000^(-j/(size/2 - 1)).
 *
 * @param size even and at least 4
 */
record Sinusoid(int size) {

    Sinusoid {
        if (size < 4 || size % 2 != 0) {
            throw new IllegalArgumentException("time embedding size must be even and >= 4, was " + size);
        }
    }

    /** t {@code [b]} or {@code [b, 1]} to {@code [b, size]}. */
    <V> V apply(Ops<V> o, V t) {
        int half = size / 2;
        float[] frequencies = new float[half];
        for (int j = 0; j < half; j++) {
            frequencies[j] = (float) Math.exp(-j * Math.log(10000) / (half - 1));
        }
        V angle = o.mul(o.reshape(t, -1, 1), o.constant(frequencies, 1, half));
        return o.concat(1, List.of(o.sin(angle), o.cos(angle)));
    }
}
