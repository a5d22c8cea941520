package org.plume.generative.nn.net;

import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Ops;

/**
 * Scaled dot-product attention of several heads (Vaswani et al. 2017): softmax(q k^T / sqrt(d) + mask) v.
 *
 * @param heads divides the width
 */
record Attention(int heads) {

    /** Forbids what it is added to: e^-1e9 is 0. */
    static final float FORBIDDEN = -1e9f;

    /**
     * q {@code [b, n, width]}, k and v {@code [b, m, width]}, to {@code [b, n, width]}.
     *
     * @param mask added to the scores, broadcast to {@code [b, heads, n, m]}
     */
    <V> V apply(Ops<V> o, V q, V k, V v, @Nullable V mask) {
        long width = o.shape(q)[2];
        V scores = o.scale(
                o.matmul(heads(o, q), o.transpose(heads(o, k), 0, 1, 3, 2)), 1 / Math.sqrt((double) width / heads));
        V weights = o.softmax(mask == null ? scores : o.add(scores, mask), 3);
        return o.reshape(o.transpose(o.matmul(weights, heads(o, v)), 0, 2, 1, 3), -1, o.shape(q)[1], width);
    }

    /** {@code [b, n, width]} to {@code [b, heads, n, width / heads]}. */
    private <V> V heads(Ops<V> o, V x) {
        long[] shape = o.shape(x);
        return o.transpose(o.reshape(x, -1, shape[1], heads, shape[2] / heads), 0, 2, 1, 3);
    }

    /** The mask {@code [1, 1, n, m]} that lets position i see position j when allowed. */
    static <V> V mask(Ops<V> o, int n, int m, Allowed allowed) {
        float[] values = new float[n * m];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < m; j++) {
                values[i * m + j] = allowed.sees(i, j) ? 0 : FORBIDDEN;
            }
        }
        return o.constant(values, 1, 1, n, m);
    }

    @FunctionalInterface
    interface Allowed {
        boolean sees(int position, int other);
    }
}
