package org.plume.generative.nn.net;

import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * PyTorch's MultiheadAttention: queries, keys and values are projected by one matrix {@code <name>.in_proj_weight [3 width,
 * width]}; parameters are named as there.
 *
 * @param heads divides the width
 */
record JointAttention(String name, int width, int heads) {

    /**
     * Queries {@code [b, n, width]} and keys {@code [b, m, width]}, which are the values too, to {@code [b, n, width]}.
     *
     * @param mask added to the scores; null: all is seen
     */
    <V> V apply(Ops<V> o, V queries, V keys, @Nullable V mask) {
        V weight = o.parameter(name + ".in_proj_weight", Init.uniform(width), 3L * width, width);
        V bias = o.parameter(name + ".in_proj_bias", Init.ZEROS, 3L * width);
        V q = projection(o, weight, bias, queries, 0);
        V k = projection(o, weight, bias, keys, 1);
        V v = projection(o, weight, bias, keys, 2);
        V y = new Attention(heads).apply(o, q, k, v, mask);
        return new Linear(name + ".out_proj", width, width).apply(o, y);
    }

    /** The part (0 queries, 1 keys, 2 values) of the joint projection. */
    private <V> V projection(Ops<V> o, V weight, V bias, V x, int part) {
        V w = o.slice(weight, 0, (long) part * width, (part + 1L) * width);
        V b = o.slice(bias, 0, (long) part * width, (part + 1L) * width);
        return Linear.rows(o, x, width, rows -> o.add(o.matmul(rows, o.transpose(w, 1, 0)), b));
    }
}
