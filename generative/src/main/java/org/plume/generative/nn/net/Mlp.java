package org.plume.generative.nn.net;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/**
 * A residual network of fully connected layers without time: h = silu(input(x)), h = h + second(silu(first(h))) for each
 * block, y = output(h).
 *
 * @param name before the parameters' names
 * @param width of the hidden layers
 * @param blocks residual blocks
 * @param output how the last layer starts
 */
public record Mlp(String name, int width, int blocks, Init output) {

    public Mlp {
        Sizes.positive("width", width);
        Sizes.positive("blocks", blocks);
    }

    /** Starts as PyTorch's layers do. */
    public static Mlp of(String name, int width, int blocks) {
        return new Mlp(name, width, blocks, Init.uniform(width));
    }

    /** Answers 0 at first. */
    public static Mlp zero(String name, int width, int blocks) {
        return new Mlp(name, width, blocks, Init.ZEROS);
    }

    /** x {@code [b, n]} to {@code [b, outputs]}. */
    public <V> V apply(Ops<V> o, V x, int outputs) {
        return build(o, o.shape(x)[1], outputs).apply(x);
    }

    /** The network with its parameters, to be applied as often as one likes: {@code [b, inputs]} to {@code [b, outputs]}. */
    public <V> UnaryOperator<V> build(Ops<V> o, long inputs, int outputs) {
        UnaryOperator<V> input = layer(o, ".input", inputs, width, Init.uniform(inputs));
        List<UnaryOperator<V>> first = new ArrayList<>();
        List<UnaryOperator<V>> second = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            first.add(layer(o, ".blocks." + i + ".first", width, width, Init.uniform(width)));
            second.add(layer(o, ".blocks." + i + ".second", width, width, Init.uniform(width)));
        }
        UnaryOperator<V> last = layer(o, ".output", width, outputs, output);
        return x -> {
            V h = o.silu(input.apply(x));
            for (int i = 0; i < blocks; i++) {
                V inner = o.silu(first.get(i).apply(h));
                h = o.add(h, second.get(i).apply(inner));
            }
            return last.apply(h);
        };
    }

    private <V> UnaryOperator<V> layer(Ops<V> o, String layer, long in, long out, Init weights) {
        V weight = o.transpose(o.parameter(name + layer + ".weight", weights, out, in), 1, 0);
        V bias = o.parameter(name + layer + ".bias", weights, out);
        return x -> o.add(o.matmul(x, weight), bias);
    }
}
