package org.plume.generative.nn.net;

import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Ops;

/**
 * A residual network of gated convolutions on a ring; fields are {@code [b, channels, n]}. It turns as its input turns.
 *
 * <pre>
 *   h = input(fields);  h = h + mix(silu(a) b), [a, b] = gate(h), for each block of the trunk
 *   h = h + extra(noise)                                          at the head
 *   h = h + mix(silu(a) b), [a, b] = gate(h (1 + scale) + shift), [scale, shift] = film(e(t)), for each block
 *   y = output(h)
 * </pre>
 *
 * The product a b makes quadratic terms, as advection has them. Blocks begin as the identity.
 *
 * @param inputs channels of the fields
 * @param extras channels of the noise or of x_t; 0 for none
 * @param outputs channels of the output
 * @param width channels within
 * @param trunk blocks of the trunk
 * @param head blocks of the head
 * @param taps of the convolutions, odd
 * @param timeSize of the embedding of t; 0 for no t
 */
public record RingNetwork(int inputs, int extras, int outputs, int width, int trunk, int head, int taps, int timeSize)
        implements FieldNetwork {

    public RingNetwork {
        Sizes.positive("inputs", inputs);
        Sizes.positive("outputs", outputs);
        Sizes.positive("width", width);
        if (taps < 1 || taps % 2 == 0) {
            throw new IllegalArgumentException("taps must be odd, was " + taps);
        }
        if (extras < 0 || trunk < 0 || head < 0) {
            throw new IllegalArgumentException(
                    "extras, trunk and head must be >= 0, were " + extras + ", " + trunk + " and " + head);
        }
    }

    @Override
    public <V> V trunk(Ops<V> o, V fields) {
        V h = new RingConv("input", inputs, width, taps).apply(o, fields);
        for (int i = 0; i < trunk; i++) {
            h = block(o, "trunk." + i, h, null);
        }
        return o.transpose(h, 0, 2, 1);
    }

    @Override
    public <V> V head(Ops<V> o, V features, @Nullable V extra, @Nullable V t) {
        V h = o.transpose(features, 0, 2, 1);
        if (extra != null) {
            h = o.add(h, new RingConv("extra", extras, width, taps).apply(o, extra));
        }
        V e = t == null ? null : new Embedding(timeSize).apply(o, t);
        for (int i = 0; i < head; i++) {
            h = block(o, "head." + i, h, e);
        }
        return new RingConv("output", width, outputs, 1).apply(o, h);
    }

    private <V> V block(Ops<V> o, String name, V h, @Nullable V e) {
        V seen = e == null ? h : new Film(name + ".film", timeSize, width).apply(o, h, e);
        V gate = new RingConv(name + ".gate", width, 2 * width, taps).apply(o, seen);
        V product = o.mul(o.silu(o.slice(gate, 1, 0, width)), o.slice(gate, 1, width, 2L * width));
        return o.add(h, RingConv.zero(name + ".mix", width, width, taps).apply(o, product));
    }
}
