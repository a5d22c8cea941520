package org.plume.generative.nn.net;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Ops;

/**
 * A U-Net (Ronneberger et al. 2015) of gated convolutions on a grid of latitudes by longitudes; fields are
 * {@code [b, channels, h, w]}. The trunk stays on the finest grid; the head goes down to coarser ones, each of half the
 * extents, and back up.
 *
 * <pre>
 *   block   h = h + mix(silu(a) b), [a, b] = gate(norm(h) (1 + scale) + shift), [scale, shift] = film(e(t)) where there is a t
 *   trunk   h = block(.. input(fields))
 *   head    h = h + extra(noise);  down: block, convolution of stride 2;  up: interpolation, sum with what came down, block
 * </pre>
 *
 * Blocks begin as the identity.
 *
 * @param widths channels of the grids, the finest first
 * @param trunk blocks of the trunk
 * @param head blocks on each grid, on the way down and again on the way up
 * @param timeSize of the embedding of t; 0 for no t
 * @param wrap whether longitudes go round
 */
public record GridUnet(
        int inputs, int extras, int outputs, List<Integer> widths, int trunk, int head, int timeSize, boolean wrap)
        implements FieldNetwork {

    private static final int TAPS = 3;
    private static final double EPSILON = 1e-5;

    public GridUnet {
        Sizes.positive("inputs", inputs);
        Sizes.positive("outputs", outputs);
        Sizes.require(!widths.isEmpty() && widths.stream().allMatch(w -> w >= 1), "widths must be >= 1", widths);
        Sizes.require(extras >= 0 && trunk >= 0 && head >= 0, "extras, trunk and head must be >= 0", extras);
        widths = List.copyOf(widths);
    }

    @Override
    public <V> V trunk(Ops<V> o, V fields) {
        int width = widths.get(0);
        V h = new GridConv("input", inputs, width, TAPS, 1, wrap).apply(o, fields);
        return blocks(o, "trunk", trunk, h, width, null);
    }

    @Override
    public <V> V head(Ops<V> o, V features, @Nullable V extra, @Nullable V t) {
        V h = features;
        if (extra != null) {
            h = o.add(h, new GridConv("extra", extras, widths.get(0), TAPS, 1, wrap).apply(o, extra));
        }
        V e = t == null ? null : new Embedding(timeSize).apply(o, t);
        int last = widths.size() - 1;
        List<V> passed = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            h = blocks(o, "down." + i, head, h, widths.get(i), e);
            passed.add(h);
            h = new GridConv("down." + i + ".stride", widths.get(i), widths.get(i + 1), TAPS, 2, wrap).apply(o, h);
        }
        h = blocks(o, "middle", head, h, widths.get(last), e);
        for (int i = last - 1; i >= 0; i--) {
            long[] shape = o.shape(passed.get(i));
            V thin = new GridConv("up." + i + ".thin", widths.get(i + 1), widths.get(i), 1, 1, wrap).apply(o, h);
            h = o.add(new Resize(wrap).apply(o, thin, shape[2], shape[3]), passed.get(i));
            h = blocks(o, "up." + i, head, h, widths.get(i), e);
        }
        return new GridConv("output", widths.get(0), outputs, 1, 1, wrap).apply(o, h);
    }

    private <V> V blocks(Ops<V> o, String name, int n, V x, int width, @Nullable V e) {
        V h = x;
        for (int i = 0; i < n; i++) {
            String block = name + "." + i;
            V normal = normalized(o, h);
            V seen = e == null ? normal : new Film(block + ".film", timeSize, width).apply(o, normal, e);
            V gate = new GridConv(block + ".gate", width, 2 * width, TAPS, 1, wrap).apply(o, seen);
            V product = o.mul(o.silu(o.slice(gate, 1, 0, width)), o.slice(gate, 1, width, 2L * width));
            h = o.add(h, GridConv.zero(block + ".mix", width, width, TAPS, wrap).apply(o, product));
        }
        return h;
    }

    /** Each point by itself, over the channels. */
    private static <V> V normalized(Ops<V> o, V h) {
        return o.transpose(o.standardize(o.transpose(h, 0, 2, 3, 1), EPSILON), 0, 3, 1, 2);
    }
}
