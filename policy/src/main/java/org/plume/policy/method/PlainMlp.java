package org.plume.policy.method;

import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * A residual network of fully connected layers: h = input(x), h = h + second(silu(first(standardize(h)))) for each block,
 * y = output(standardize(h)).
 */
record PlainMlp(int width, int blocks) {

    private static final double EPSILON = 1e-5;

    /** x {@code [b, n]} to {@code [b, outputs]}. */
    <V> V apply(Ops<V> ops, V x, int outputs) {
        V h = linear(ops, "input", x, width);
        for (int i = 0; i < blocks; i++) {
            V inner = linear(ops, "blocks." + i + ".first", ops.standardize(h, EPSILON), width);
            h = ops.add(h, linear(ops, "blocks." + i + ".second", ops.silu(inner), width));
        }
        return linear(ops, "output", ops.standardize(h, EPSILON), outputs);
    }

    private static <V> V linear(Ops<V> ops, String name, V x, int outputs) {
        long inputs = ops.shape(x)[1];
        V weight = ops.parameter(name + ".weight", Init.uniform(inputs), outputs, inputs);
        V bias = ops.parameter(name + ".bias", Init.uniform(inputs), outputs);
        return ops.add(ops.matmul(x, ops.transpose(weight, 1, 0)), bias);
    }
}
