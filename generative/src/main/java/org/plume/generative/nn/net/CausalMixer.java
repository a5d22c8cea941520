package org.plume.generative.nn.net;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * A causal network whose positions are mixed by learned weights that do not depend on the content (gMLP, Liu et al. 2021;
 * factored attention, Bhattacharya et al. 2022), gated by content. With h_t the stream at position t, in each layer
 *
 * <pre>
 *   [v, g]_t = norm(h_t) W_in + b          v, g of size inner
 *   y_t      = c v_t + sum_(s &lt; t) A_k[t, s] v_s      k the head of the channel
 *   h_t      = h_t + (y_t silu(g_t)) W_out
 * </pre>
 *
 * and logits_t = head_t(norm(h_t)). Over the columns of an alignment A is free and so are the positions' embeddings and
 * heads; over sequences without one A_k[t, s] = a_k(t - s) for distances up to the reach, and the head is shared. What the
 * past adds to y_t can be summed before step t, so that a step is small whatever the length.
 *
 * @param context positions; an aligned network reads exactly so many
 * @param aligned whether positions are columns
 * @param tokens of the input
 * @param symbols of the output
 * @param width of the stream
 * @param inner of the mixed channels; a multiple of heads
 * @param layers blocks
 * @param heads different mixings in a layer
 * @param reach the largest distance that is mixed without an alignment
 */
public record CausalMixer(
        int context, boolean aligned, int tokens, int symbols, int width, int inner, int layers, int heads, int reach)
        implements SequenceNetwork {

    /** The parameter that is added to the logits of each column, {@code [context, symbols]}. */
    public static final String FIELDS = "fields";

    private static final Init EMBEDDING = Init.normal(0.02);

    public CausalMixer {
        Sizes.positive("context", context);
        Sizes.positive("tokens", tokens);
        Sizes.positive("symbols", symbols);
        Sizes.positive("width", width);
        Sizes.positive("layers", layers);
        Sizes.require(heads >= 1 && inner % heads == 0, "inner must be a multiple of heads = " + heads, inner);
        Sizes.require(reach >= 1 && reach < context, "reach must be in [1, context) = [1, " + context + ")", reach);
    }

    /**
     * Logits {@code [b, t, symbols]} of token ids {@code [b, t]} that were read before each position.
     *
     * @param steps t; an aligned network has t = context
     * @param dropout factors of the gated channels {@code [b, layers * inner]}, the same at all positions; null: none
     */
    public <V> V logits(Ops<V> o, V ids, int steps, @Nullable V dropout) {
        Sizes.require(
                aligned ? steps == context : steps >= 1 && steps <= context,
                "steps must be " + (aligned ? "" : "<= ") + "context = " + context,
                steps);
        return logits(o, embed(o, ids, columns(o, 0, steps)), 0, steps, 1, null, dropout);
    }

    /**
     * Logits {@code [b, r * t, symbols]} of the last columns of groups of r rows, of token ids {@code [b, r * t]} that were read
     * before each; for an aligned network.
     *
     * @param rows r of a group
     * @param steps t, in [1, context]
     * @param past what the columns before them add to y, the same for all rows of a group, {@code [b, t, layers * inner]}
     */
    public <V> V last(Ops<V> o, V ids, int rows, int steps, V past) {
        Sizes.require(aligned && steps >= 1 && steps <= context, "steps must be in [1, " + context + "]", steps);
        V embedded = o.embedding(embedding(o), ids);
        V h = o.add(o.reshape(embedded, -1, steps, width), columns(o, context - steps, context));
        return o.reshape(logits(o, h, context - steps, steps, rows, past, null), -1, (long) rows * steps, symbols);
    }

    private <V> V columns(Ops<V> o, int from, int to) {
        return o.reshape(o.slice(positions(o), 0, from, to), 1, to - from, width);
    }

    /** Of the stream {@code [.., t, width]} from a column on; rows share what the past adds. */
    private <V> V logits(Ops<V> o, V stream, int from, int steps, int rows, @Nullable V past, @Nullable V dropout) {
        int to = from + steps;
        V h = stream;
        for (int layer = 0; layer < layers; layer++) {
            Block<V> block = block(o, layer);
            V in = block.in(o, h);
            V v = o.slice(in, 2, 0, inner);
            long channels = (long) layer * inner;
            V mixed = o.mul(v, block.self);
            if (steps > 1 || past == null) {
                mixed = o.add(mixed, mix(o, layer, v, from, steps));
            }
            if (past != null) {
                V added = o.reshape(o.slice(past, 2, channels, channels + inner), -1, 1, steps, inner);
                mixed = o.reshape(o.add(o.reshape(mixed, -1, rows, steps, inner), added), -1, steps, inner);
            }
            V gated = o.mul(mixed, o.silu(o.slice(in, 2, inner, 2L * inner)));
            if (dropout != null) {
                gated = o.mul(gated, o.reshape(o.slice(dropout, 1, channels, channels + inner), -1, 1, inner));
            }
            h = o.add(h, block.out(o, gated));
        }
        h = new LayerNorm("norm", width).apply(o, h);
        if (!aligned) {
            return new Linear("head", width, symbols).apply(o, h);
        }
        V byColumn =
                o.matmul(o.transpose(h, 1, 0, 2), o.reshape(o.slice(heads(o), 0, from, to), steps, width, symbols));
        return o.add(o.transpose(byColumn, 1, 0, 2), o.reshape(o.slice(fields(o), 0, from, to), 1, steps, symbols));
    }

    /**
     * One position of each row.
     *
     * @param id of the token read last, {@code [b, 1]}
     * @param position where, {@code [b, 1]}
     * @param past what earlier positions add to y, {@code [b, layers * inner]}
     * @return logits {@code [b, symbols]}, and v of all layers {@code [b, layers * inner]}, to be mixed into later ones
     */
    public <V> List<V> step(Ops<V> o, V id, V position, V past) {
        V h = o.reshape(embed(o, id, o.embedding(positions(o), position)), -1, width);
        List<V> values = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            Block<V> block = block(o, layer);
            V in = block.in(o, h);
            V v = o.slice(in, 1, 0, inner);
            values.add(v);
            long from = (long) layer * inner;
            V mixed = o.add(o.mul(v, block.self), o.slice(past, 1, from, from + inner));
            h = o.add(h, block.out(o, o.mul(mixed, o.silu(o.slice(in, 1, inner, 2L * inner)))));
        }
        h = new LayerNorm("norm", width).apply(o, h);
        if (!aligned) {
            return List.of(new Linear("head", width, symbols).apply(o, h), o.concat(1, values));
        }
        V head = o.reshape(o.embedding(heads(o), position), -1, width, symbols);
        V logits = o.reshape(o.matmul(o.reshape(h, -1, 1, width), head), -1, symbols);
        V field = o.reshape(o.embedding(fields(o), position), -1, symbols);
        return List.of(o.add(logits, field), o.concat(1, values));
    }

    /**
     * The name of the parameter that mixes positions in a layer: {@code [heads, context, context]}, or {@code
     * [heads, reach]} with the distances reach, .., 1.
     */
    public static String mixing(int layer) {
        return "blocks." + layer + ".mix";
    }

    private <V> V embed(Ops<V> o, V ids, V positions) {
        return o.add(o.embedding(embedding(o), ids), positions);
    }

    private <V> V embedding(Ops<V> o) {
        return o.parameter("embed", EMBEDDING, tokens, width);
    }

    private <V> V positions(Ops<V> o) {
        return o.parameter("positions", EMBEDDING, context, width);
    }

    private <V> V heads(Ops<V> o) {
        return o.parameter("heads", Init.normal(0.5 / Math.sqrt(width)), context, (long) width * symbols);
    }

    private <V> V fields(Ops<V> o) {
        return o.parameter(FIELDS, Init.ZEROS, context, symbols);
    }

    /** sum_(s < t) A_k[t, s] v_s of v {@code [b, t, inner]}. */
    private <V> V mix(Ops<V> o, int layer, V v, int from, int steps) {
        long size = inner / heads;
        V byHead = o.reshape(o.transpose(o.reshape(v, -1, steps, heads, size), 2, 1, 0, 3), heads, steps, -1);
        V mixed = o.reshape(o.matmul(mixing(o, layer, from, steps), byHead), heads, steps, -1, size);
        return o.reshape(o.transpose(mixed, 2, 1, 0, 3), -1, steps, inner);
    }

    private <V> V mixing(Ops<V> o, int layer, int from, int steps) {
        if (aligned) {
            V all = o.parameter(mixing(layer), Init.normal(1 / Math.sqrt(context)), heads, context, context);
            V a = steps == context ? all : o.slice(o.slice(all, 1, from, from + steps), 2, from, from + steps);
            return o.mul(a, o.constant(earlier(steps), 1, steps, steps));
        }
        V a = o.parameter(mixing(layer), Init.normal(1 / Math.sqrt(reach)), heads, reach);
        return toeplitz(o, a, steps);
    }

    /**
     * The matrices {@code [heads, t, t]} with a_k(t - s) where s < t. A row u of length 2 t ends with a_k(d), .., a_k(1);
     * written t times one after the other and read in rows of 2 t - 1, each row has moved on by one.
     */
    private <V> V toeplitz(Ops<V> o, V a, int steps) {
        long distances = Math.min(reach, steps - 1);
        if (distances == 0) {
            return o.constant(new float[heads], heads, 1, 1);
        }
        long zeros = 2L * steps - distances;
        V near = o.slice(a, 1, reach - distances, reach);
        V u = o.concat(1, List.of(o.constant(new float[Math.toIntExact(heads * zeros)], heads, zeros), near));
        float[] ones = new float[heads * steps];
        Arrays.fill(ones, 1);
        V copies = o.matmul(o.constant(ones, heads, steps, 1), o.reshape(u, heads, 1, 2L * steps));
        V moved = o.slice(o.reshape(copies, heads, 2L * steps * steps), 1, 0, 2L * steps * steps - steps);
        return o.slice(o.reshape(moved, heads, steps, 2L * steps - 1), 2, 0, steps);
    }

    /** 1 where s < t. */
    private static float[] earlier(int steps) {
        float[] mask = new float[steps * steps];
        for (int t = 0; t < steps; t++) {
            for (int s = 0; s < t; s++) {
                mask[t * steps + s] = 1;
            }
        }
        return mask;
    }

    private <V> Block<V> block(Ops<V> o, int layer) {
        String name = "blocks." + layer;
        return new Block<>(
                new LayerNorm(name + ".norm", width),
                new Linear(name + ".in", width, 2L * inner),
                o.parameter(name + ".self", Init.ONES, inner),
                new Linear(name + ".out", inner, width, Init.normal(0.5 / Math.sqrt((double) inner * layers))));
    }

    private record Block<V>(LayerNorm norm, Linear into, V self, Linear outOf) {

        V in(Ops<V> o, V h) {
            return into.apply(o, norm.apply(o, h));
        }

        V out(Ops<V> o, V gated) {
            return outOf.apply(o, gated);
        }
    }
}
