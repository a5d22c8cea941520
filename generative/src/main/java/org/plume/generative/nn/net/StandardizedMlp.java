package org.plume.generative.nn.net;

import org.plume.generative.nn.Ops;

/**
 * A residual network of fully connected layers without time, which standardises before each of them: h = input(x),
 * h = h + second(silu(first(standardize(h)))) for each block, y = output(standardize(h)).
 *
 * @param width of the hidden layers
 * @param blocks residual blocks
 */
public record StandardizedMlp(int width, int blocks) {

    private static final double EPSILON = 1e-5;

    public StandardizedMlp {
        Sizes.positive("width", width);
        Sizes.positive("blocks", blocks);
    }

    /** x {@code [b, n]} to {@code [b, outputs]}. */
    public <V> V apply(Ops<V> o, V x, int outputs) {
        V h = new Linear("input", o.shape(x)[1], width).apply(o, x);
        for (int i = 0; i < blocks; i++) {
            V inner = new Linear("blocks." + i + ".first", width, width).apply(o, o.standardize(h, EPSILON));
            h = o.add(h, new Linear("blocks." + i + ".second", width, width).apply(o, o.silu(inner)));
        }
        return new Linear("output", width, outputs).apply(o, o.standardize(h, EPSILON));
    }
}
