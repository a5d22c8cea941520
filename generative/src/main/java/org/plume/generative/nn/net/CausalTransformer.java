package org.plume.generative.nn.net;

import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * A causal transformer in the form of GPT-2 (Radford et al. 2019): learned positions, layer norms first, gelu by tanh.
 * Parameters are named and laid out as in Hugging Face's checkpoints: {@code transformer.h.0.attn.c_attn.weight [in, out]}.
 *
 * @param context the longest sequence
 * @param width of the embedding
 * @param layers blocks
 * @param heads of attention; divides the width
 */
public record CausalTransformer(int context, int width, int layers, int heads) {

    private static final Init WEIGHT = Init.normal(0.02);

    public CausalTransformer {
        Sizes.positive("context", context);
        Sizes.positive("layers", layers);
        Sizes.require(heads >= 1 && width % heads == 0, "width must be a multiple of heads = " + heads, width);
    }

    /** Token ids {@code [b, t]} to logits of the next token {@code [b, t, vocabulary]}; the head is the embedding. */
    public <V> V logits(Ops<V> o, V ids, int vocabulary) {
        V table = o.parameter("transformer.wte.weight", WEIGHT, vocabulary, width);
        V h = hidden(o, o.embedding(table, ids));
        return Linear.rows(o, h, width, rows -> o.matmul(rows, o.transpose(table, 1, 0)));
    }

    /** Numbers {@code [b, t, in]} to numbers {@code [b, t, out]}, each of them from what is not later. */
    public <V> V numbers(Ops<V> o, V x, int out) {
        long[] shape = o.shape(x);
        V h = hidden(o, new Linear("input", shape[2], width).apply(o, x));
        return new Linear("output", width, out).apply(o, h);
    }

    /** Embeddings {@code [b, t, width]} to the last layer norm's result, of the same shape. */
    public <V> V hidden(Ops<V> o, V embedded) {
        int steps = Math.toIntExact(o.shape(embedded)[1]);
        Sizes.require(steps <= context, "sequences must have <= context = " + context + " steps", steps);
        V positions = o.parameter("transformer.wpe.weight", WEIGHT, context, width);
        V h = o.add(embedded, o.reshape(o.slice(positions, 0, 0, steps), 1, steps, width));
        V mask = Attention.mask(o, steps, steps, (i, j) -> j <= i);
        for (int layer = 0; layer < layers; layer++) {
            h = block(o, "transformer.h." + layer, h, mask);
        }
        return new LayerNorm("transformer.ln_f", width).apply(o, h);
    }

    private <V> V block(Ops<V> o, String name, V x, V mask) {
        V n = projection(o, name + ".attn.c_attn", new LayerNorm(name + ".ln_1", width).apply(o, x), width, 3L * width);
        V q = o.slice(n, 2, 0, width);
        V k = o.slice(n, 2, width, 2L * width);
        V v = o.slice(n, 2, 2L * width, 3L * width);
        V y = new Attention(heads).apply(o, q, k, v, mask);
        V h = o.add(x, projection(o, name + ".attn.c_proj", y, width, width));
        n = projection(o, name + ".mlp.c_fc", new LayerNorm(name + ".ln_2", width).apply(o, h), width, 4L * width);
        return o.add(h, projection(o, name + ".mlp.c_proj", o.geluTanh(n), 4L * width, width));
    }

    /** Hugging Face's Conv1D: y = x W + b. */
    private static <V> V projection(Ops<V> o, String name, V x, long in, long out) {
        V weight = o.parameter(name + ".weight", WEIGHT, in, out);
        V bias = o.parameter(name + ".bias", Init.ZEROS, out);
        return Linear.rows(o, x, in, rows -> o.add(o.matmul(rows, weight), bias));
    }
}
