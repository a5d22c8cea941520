package org.plume.generative.nn.net;

import java.util.List;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * The transformer of Diffusion Policy (Chi et al. 2023, TransformerForDiffusion with time and observations as memory and
 * no encoder layers): a causal decoder over the horizon, layer norms first, that attends to [time, observations].
 *
 * @param actionSize entries of a step of x
 * @param horizon steps of x
 * @param conditionSize entries of a step of the condition
 * @param conditionSteps steps of the condition
 * @param width of the embedding
 * @param layers of the decoder
 * @param heads of attention; divides the width
 * @param causal whether a step sees no later one, and of the memory only what is not later than it
 */
public record Transformer(
        int actionSize,
        int horizon,
        int conditionSize,
        int conditionSteps,
        int width,
        int layers,
        int heads,
        boolean causal)
        implements PathNetwork {

    private static final Init EMBEDDING = Init.normal(0.02);

    public Transformer {
        Sizes.positive("actionSize", actionSize);
        Sizes.positive("horizon", horizon);
        Sizes.positive("conditionSize", conditionSize);
        Sizes.positive("conditionSteps", conditionSteps);
        Sizes.positive("layers", layers);
        Sizes.require(heads >= 1 && width % heads == 0, "width must be a multiple of heads = " + heads, width);
    }

    /** x {@code [b, horizon, action]}; condition {@code [b, conditionSteps, c]} or flat. */
    @Override
    public <V> V apply(Ops<V> o, V x, V t, V condition) {
        V memory = memory(o, t, o.reshape(condition, -1, conditionSteps, conditionSize));
        V tokens = new Linear("input_emb", actionSize, width).apply(o, x);
        V h = o.add(tokens, o.parameter("pos_emb", EMBEDDING, 1, horizon, width));
        for (int layer = 0; layer < layers; layer++) {
            h = layer(o, "decoder.layers." + layer, h, memory);
        }
        return new Linear("head", width, actionSize).apply(o, new LayerNorm("ln_f", width).apply(o, h));
    }

    private <V> V memory(Ops<V> o, V t, V condition) {
        V time = o.reshape(new Sinusoid(width).apply(o, t), -1, 1, width);
        V seen = new Linear("cond_obs_emb", conditionSize, width).apply(o, condition);
        V positions = o.parameter("cond_pos_emb", EMBEDDING, 1, 1L + conditionSteps, width);
        V h = o.add(o.concat(1, List.of(time, seen)), positions);
        h = o.mish(new Linear("encoder.0", width, 4L * width).apply(o, h));
        return new Linear("encoder.2", 4L * width, width).apply(o, h);
    }

    private <V> V layer(Ops<V> o, String name, V x, V memory) {
        V n = new LayerNorm(name + ".norm1", width).apply(o, x);
        V h = o.add(x, attention(o, name + ".self_attn", n, n, horizon, 0));
        n = new LayerNorm(name + ".norm2", width).apply(o, h);
        h = o.add(h, attention(o, name + ".multihead_attn", n, memory, 1 + conditionSteps, 1));
        n = new LayerNorm(name + ".norm3", width).apply(o, h);
        n = o.gelu(new Linear(name + ".linear1", width, 4L * width).apply(o, n));
        return o.add(h, new Linear(name + ".linear2", 4L * width, width).apply(o, n));
    }

    /** Torch's MultiheadAttention; position i sees j when j - lag <= i. */
    private <V> V attention(Ops<V> o, String name, V queries, V keys, int steps, int lag) {
        V weight = o.parameter(name + ".in_proj_weight", Init.uniform(width), 3L * width, width);
        V bias = o.parameter(name + ".in_proj_bias", Init.ZEROS, 3L * width);
        V q = projection(o, weight, bias, queries, 0);
        V k = projection(o, weight, bias, keys, 1);
        V v = projection(o, weight, bias, keys, 2);
        V mask = Attention.mask(o, horizon, steps, (i, j) -> !causal || j - lag <= i);
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
