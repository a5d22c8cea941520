package org.plume.generative.nn.net;

import java.util.List;
import org.plume.generative.nn.Ops;

/**
 * A residual network of fully connected layers, steered by time and condition together through FiLM (Perez et al. 2018):
 *
 * <pre>
 *   e = silu(embed.2(silu(embed.0([sinusoid(t), condition]))))
 *   h = input(waves(x))
 *   h = h + linear2(silu(linear1(norm(h) (1 + scale) + shift))),   [scale, shift] = film(e),   for each block
 *   y = output(norm(h))
 * </pre>
 *
 * The norms within the blocks have no parameters, as FiLM has their place; film, linear2 and output begin at zero, so that
 * each block begins as the identity (Peebles and Xie 2023).
 *
 * @param size entries of a row of x; more axes are flattened
 * @param conditionSize entries of a row of the condition
 * @param width of the hidden layers
 * @param blocks residual blocks
 * @param timeSize of the sinusoids of t, and of e
 * @param octaves of {@link Waves}; 0 for none
 */
public record ResidualMlp(int size, int conditionSize, int width, int blocks, int timeSize, int octaves)
        implements PathNetwork {

    private static final double EPSILON = 1e-5;

    public ResidualMlp {
        Sizes.positive("size", size);
        Sizes.positive("conditionSize", conditionSize);
        Sizes.positive("width", width);
        Sizes.positive("blocks", blocks);
        Sizes.require(octaves >= 0, "octaves must be >= 0", octaves);
    }

    /** Without waves. */
    public ResidualMlp(int size, int conditionSize, int width, int blocks, int timeSize) {
        this(size, conditionSize, width, blocks, timeSize, 0);
    }

    @Override
    public <V> V apply(Ops<V> o, V x, V t, V condition) {
        V seen = o.concat(1, List.of(new Sinusoid(timeSize).apply(o, t), condition));
        V first = o.silu(new Linear("embed.0", timeSize + conditionSize, timeSize).apply(o, seen));
        V e = o.silu(new Linear("embed.2", timeSize, timeSize).apply(o, first));
        Waves waves = new Waves(octaves);
        V h = new Linear("input", waves.size(size), width).apply(o, waves.apply(o, o.reshape(x, -1, size)));
        for (int i = 0; i < blocks; i++) {
            h = o.add(h, branch(o, "blocks." + i, h, e));
        }
        h = new LayerNorm("norm", width).apply(o, h);
        return o.reshape(Linear.zero("output", width, size).apply(o, h), o.shape(x));
    }

    private <V> V branch(Ops<V> o, String name, V h, V e) {
        V film = Linear.zero(name + ".film", timeSize, 2L * width).apply(o, e);
        V scale = o.shift(o.slice(film, 1, 0, width), 1);
        V shift = o.slice(film, 1, width, 2L * width);
        V steered = o.add(o.mul(o.standardize(h, EPSILON), scale), shift);
        V hidden = o.silu(new Linear(name + ".linear1", width, width).apply(o, steered));
        return Linear.zero(name + ".linear2", width, width).apply(o, hidden);
    }
}
