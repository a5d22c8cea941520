package org.plume.generative.nn.net;

import java.util.List;
import org.plume.generative.nn.Ops;

/**
 * A residual network of fully connected layers, steered by time and condition through FiLM (Perez et al. 2018):
 *
 * <pre>
 *   e = [time.2(silu(time.0(sinusoid(t)))), condition]
 *   h = input(x)
 *   h = h + linear2(silu(linear1(norm(h) (1 + scale) + shift))),   [scale, shift] = film(e),   for each block
 *   y = output(h)
 * </pre>
 *
 * @param size entries of a row of x; more axes are flattened
 * @param conditionSize entries of a row of the condition
 * @param width of the hidden layers
 * @param blocks residual blocks
 * @param timeSize of the time embedding
 */
public record ResidualMlp(int size, int conditionSize, int width, int blocks, int timeSize) implements PathNetwork {

    public ResidualMlp {
        Sizes.positive("size", size);
        Sizes.positive("conditionSize", conditionSize);
        Sizes.positive("width", width);
        Sizes.positive("blocks", blocks);
    }

    @Override
    public <V> V apply(Ops<V> o, V x, V t, V condition) {
        V time = new Linear("time.0", timeSize, width).apply(o, new Sinusoid(timeSize).apply(o, t));
        V e = o.concat(1, List.of(new Linear("time.2", width, timeSize).apply(o, o.silu(time)), condition));
        V h = new Linear("input", size, width).apply(o, o.reshape(x, -1, size));
        for (int i = 0; i < blocks; i++) {
            h = o.add(h, branch(o, "blocks." + i, h, e));
        }
        return o.reshape(new Linear("output", width, size).apply(o, h), o.shape(x));
    }

    private <V> V branch(Ops<V> o, String name, V h, V e) {
        V film = new Linear(name + ".film", timeSize + conditionSize, 2L * width).apply(o, e);
        V scale = o.shift(o.slice(film, 1, 0, width), 1);
        V shift = o.slice(film, 1, width, 2L * width);
        V steered = o.add(o.mul(new LayerNorm(name + ".norm", width).apply(o, h), scale), shift);
        V hidden = new Linear(name + ".linear1", width, width).apply(o, steered);
        return new Linear(name + ".linear2", width, width).apply(o, o.silu(hidden));
    }
}
