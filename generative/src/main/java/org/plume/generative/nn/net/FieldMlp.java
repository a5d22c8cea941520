package org.plume.generative.nn.net;

import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Ops;

/**
 * A residual network of fully connected gated layers; fields are {@code [b, channels, points]} of few points without an
 * order, as stations are.
 *
 * <pre>
 *   block   h = h + mix(silu(a) b), [a, b] = gate(norm(h) (1 + scale) + shift), [scale, shift] = film(e(t)) where there is a t
 * </pre>
 *
 * Blocks begin as the identity.
 *
 * @param points of a field
 * @param trunk blocks of the trunk
 * @param head blocks of the head
 * @param timeSize of the embedding of t; 0 for no t
 */
public record FieldMlp(int points, int inputs, int extras, int outputs, int width, int trunk, int head, int timeSize)
        implements FieldNetwork {

    private static final double EPSILON = 1e-5;

    public FieldMlp {
        Sizes.positive("points", points);
        Sizes.positive("inputs", inputs);
        Sizes.positive("outputs", outputs);
        Sizes.positive("width", width);
    }

    @Override
    public <V> V trunk(Ops<V> o, V fields) {
        long seen = (long) inputs * points;
        V h = new Linear("input", seen, width).apply(o, o.reshape(fields, -1, seen));
        for (int i = 0; i < trunk; i++) {
            h = block(o, "trunk." + i, h, null);
        }
        return h;
    }

    @Override
    public <V> V head(Ops<V> o, V features, @Nullable V extra, @Nullable V t) {
        V h = features;
        if (extra != null) {
            long seen = (long) extras * points;
            h = o.add(h, new Linear("extra", seen, width).apply(o, o.reshape(extra, -1, seen)));
        }
        V e = t == null ? null : new Embedding(timeSize).apply(o, t);
        for (int i = 0; i < head; i++) {
            h = block(o, "head." + i, h, e);
        }
        V y = new Linear("output", width, (long) outputs * points).apply(o, h);
        return o.reshape(y, -1, outputs, points);
    }

    private <V> V block(Ops<V> o, String name, V h, @Nullable V e) {
        V normal = o.standardize(h, EPSILON);
        V seen = e == null ? normal : new Film(name + ".film", timeSize, width).apply(o, normal, e);
        V gate = new Linear(name + ".gate", width, 2L * width).apply(o, seen);
        V product = o.mul(o.silu(o.slice(gate, 1, 0, width)), o.slice(gate, 1, width, 2L * width));
        return o.add(h, Linear.zero(name + ".mix", width, width).apply(o, product));
    }
}
