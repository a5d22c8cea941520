package org.plume.generative.nn.net;

import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * What stands in each column of an alignment, given any others (the order-agnostic deep NADE of Uria, Murray and Larochelle
 * 2014, with residual blocks). With x the columns as one-hot vectors, where a column that is not known has a token of its own,
 *
 * <pre>
 *   s        = x E + b                       one row of E for each column and token
 *   h        = silu(s)
 *   h        = h + silu(norm(h) W_l + c_l)   in each layer
 *   logits_i = h H_i + f_i                   for column i
 * </pre>
 *
 * s is a sum over the columns, so that a sequence that grows by one column costs one row of E.
 *
 * @param context columns
 * @param tokens of a column: the symbols, and not known
 * @param symbols of the output
 * @param hidden of the stream
 * @param layers blocks
 */
public record AnyOrderNetwork(int context, int tokens, int symbols, int hidden, int layers) implements SequenceNetwork {

    /** {@code E [context * tokens, hidden]}. */
    public static final String EMBED = "embed";

    /** {@code b [hidden]}. */
    public static final String BIAS = "bias";

    /** {@code H [hidden, context * symbols]}. */
    public static final String HEADS = "heads";

    /** {@code f [context * symbols]}. */
    public static final String FIELDS = "fields";

    public AnyOrderNetwork {
        Sizes.positive("context", context);
        Sizes.require(tokens > symbols, "tokens must be > symbols = " + symbols, tokens);
        Sizes.positive("symbols", symbols);
        Sizes.positive("hidden", hidden);
        Sizes.positive("layers", layers);
    }

    @Override
    public boolean aligned() {
        return true;
    }

    /** Numbers that {@link #logits} multiplies the stream with while learning. */
    public int channels() {
        return (layers + 1) * hidden;
    }

    /**
     * Logits {@code [b, context, symbols]} of all columns.
     *
     * @param columns one-hot {@code [b, context * tokens]}
     * @param dropout factors {@code [b, channels()]}; null: none
     */
    public <V> V logits(Ops<V> o, V columns, @Nullable V dropout) {
        V embed = o.parameter(EMBED, Init.normal(1 / Math.sqrt(context)), (long) context * tokens, hidden);
        V h = stream(o, o.add(o.matmul(columns, embed), o.parameter(BIAS, Init.ZEROS, hidden)), dropout);
        V heads = o.parameter(HEADS, Init.normal(0.1 / Math.sqrt(hidden)), hidden, (long) context * symbols);
        V fields = o.parameter(FIELDS, Init.ZEROS, (long) context * symbols);
        return o.reshape(o.add(o.matmul(h, heads), fields), -1, context, symbols);
    }

    /** h after all layers {@code [b, hidden]} of sums s {@code [b, hidden]}. */
    public <V> V stream(Ops<V> o, V sums) {
        return stream(o, sums, null);
    }

    private <V> V stream(Ops<V> o, V sums, @Nullable V dropout) {
        V h = dropped(o, o.silu(sums), dropout, 0);
        for (int layer = 0; layer < layers; layer++) {
            String name = "blocks." + layer;
            V normal = new LayerNorm(name + ".norm", hidden).apply(o, h);
            V added = o.silu(new Linear(name + ".linear", hidden, hidden).apply(o, normal));
            h = o.add(h, dropped(o, added, dropout, layer + 1));
        }
        return h;
    }

    private <V> V dropped(Ops<V> o, V x, @Nullable V dropout, int block) {
        return dropout == null ? x : o.mul(x, o.slice(dropout, 1, (long) block * hidden, (block + 1L) * hidden));
    }
}
