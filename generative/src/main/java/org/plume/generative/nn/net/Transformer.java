package org.plume.generative.nn.net;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * The transformer of Diffusion Policy (Chi et al. 2023, TransformerForDiffusion with time and observations as condition): an
 * encoder over [time, observations], then a decoder over the horizon that attends to what it gives. Layer norms come first. The
 * encoder is layers of attention, or, with none of them, the reference's perceptron of two layers.
 *
 * @param actionSize entries of a step of x
 * @param horizon steps of x
 * @param conditionSize entries of a step of the condition
 * @param conditionSteps steps of the condition
 * @param width of the embedding
 * @param encoderLayers layers of the encoder; 0: the perceptron
 * @param layers of the decoder
 * @param heads of attention; divides the width
 * @param causal whether a step sees no later one, and of the encoder's result only what is not later than it
 */
public record Transformer(
        int actionSize,
        int horizon,
        int conditionSize,
        int conditionSteps,
        int width,
        int encoderLayers,
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
        Sizes.require(encoderLayers >= 0, "encoderLayers must be >= 0", encoderLayers);
        Sizes.positive("layers", layers);
        Sizes.require(heads >= 1 && width % heads == 0, "width must be a multiple of heads = " + heads, width);
    }

    /** With the perceptron for its encoder. */
    public Transformer(
            int actionSize,
            int horizon,
            int conditionSize,
            int conditionSteps,
            int width,
            int layers,
            int heads,
            boolean causal) {
        this(actionSize, horizon, conditionSize, conditionSteps, width, 0, layers, heads, causal);
    }

    /** x {@code [b, horizon, action]}; condition {@code [b, conditionSteps, c]} or flat. */
    @Override
    public <V> V apply(Ops<V> o, V x, V t, V condition) {
        V memory = memory(o, t, o.reshape(condition, -1, conditionSteps, conditionSize));
        V tokens = new Linear("input_emb", actionSize, width).apply(o, x);
        V h = o.add(tokens, o.parameter("pos_emb", EMBEDDING, 1, horizon, width));
        V later = mask(o, horizon, 0);
        V beyond = mask(o, 1 + conditionSteps, 1);
        for (int layer = 0; layer < layers; layer++) {
            h = decoderLayer(o, "decoder.layers." + layer, h, memory, later, beyond);
        }
        return new Linear("head", width, actionSize).apply(o, new LayerNorm("ln_f", width).apply(o, h));
    }

    private <V> V memory(Ops<V> o, V t, V condition) {
        V time = o.reshape(new Sinusoid(width).apply(o, t), -1, 1, width);
        V seen = new Linear("cond_obs_emb", conditionSize, width).apply(o, condition);
        V positions = o.parameter("cond_pos_emb", EMBEDDING, 1, 1L + conditionSteps, width);
        V h = o.add(o.concat(1, List.of(time, seen)), positions);
        if (encoderLayers == 0) {
            h = o.mish(new Linear("encoder.0", width, 4L * width).apply(o, h));
            return new Linear("encoder.2", 4L * width, width).apply(o, h);
        }
        for (int layer = 0; layer < encoderLayers; layer++) {
            h = encoderLayer(o, "encoder.layers." + layer, h);
        }
        return h;
    }

    private <V> V encoderLayer(Ops<V> o, String name, V x) {
        V n = new LayerNorm(name + ".norm1", width).apply(o, x);
        V h = o.add(x, new JointAttention(name + ".self_attn", width, heads).apply(o, n, n, null));
        return o.add(h, feedForward(o, name, new LayerNorm(name + ".norm2", width).apply(o, h)));
    }

    private <V> V decoderLayer(Ops<V> o, String name, V x, V memory, @Nullable V later, @Nullable V beyond) {
        V n = new LayerNorm(name + ".norm1", width).apply(o, x);
        V h = o.add(x, new JointAttention(name + ".self_attn", width, heads).apply(o, n, n, later));
        n = new LayerNorm(name + ".norm2", width).apply(o, h);
        h = o.add(h, new JointAttention(name + ".multihead_attn", width, heads).apply(o, n, memory, beyond));
        return o.add(h, feedForward(o, name, new LayerNorm(name + ".norm3", width).apply(o, h)));
    }

    private <V> V feedForward(Ops<V> o, String name, V x) {
        V h = o.gelu(new Linear(name + ".linear1", width, 4L * width).apply(o, x));
        return new Linear(name + ".linear2", 4L * width, width).apply(o, h);
    }

    /** Lets step i see j when j - lag <= i; null where everything is seen. */
    private <V> @Nullable V mask(Ops<V> o, int steps, int lag) {
        return causal ? Attention.mask(o, horizon, steps, (i, j) -> j - lag <= i) : null;
    }
}
