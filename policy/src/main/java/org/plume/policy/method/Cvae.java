package org.plume.policy.method;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.Mlp;

/**
 * A conditional variational autoencoder (Sohn et al. 2015), which is how ACT learns (Zhao et al. 2023): a code z as long as a
 * chunk tells one way from another.
 *
 * <pre>
 *   loss = (target - decoder(z, c))^2 + 2 s^2 KL(q(z | target, c) || N(0, I)) / chunk,   z = mean + deviation noise
 * </pre>
 *
 * which is 2 s^2 / chunk times the negative evidence lower bound for p(target | z, c) of deviation s, but for a constant. Served is the
 * decoder, which sees z as x and t = 0; a chunk is its answer to z ~ N(0, I), without the noise of p(target | z, c).
 *
 * @param deviation s, of normalised numbers: the smaller, the more the code must tell
 */
public record Cvae(double deviation) implements OneLoss {

    private static final String NOISE = "noise";
    private static final int ENCODER_WIDTH = 256;
    private static final int ENCODER_BLOCKS = 2;

    /** Log-variances of codes are held within. */
    private static final double BOUND = 8;

    public Cvae {
        if (!(deviation > 0 && deviation <= 1)) {
            throw new IllegalArgumentException("method.deviation must be in (0, 1], was " + deviation);
        }
    }

    @Override
    public String name() {
        return "cvae";
    }

    @Override
    public Objective objective(Shape shape, Architecture network) {
        Graph decoder = graph(shape, network);
        return new Objective() {
            @Override
            public List<Input> inputs() {
                return List.of(
                        Input.numbers(Regression.T, 1),
                        Input.numbers(Regression.CONDITION, shape.condition()),
                        Input.numbers(Regression.TARGET, shape.horizon(), shape.coordinates()),
                        Input.numbers(NOISE, shape.chunk()));
            }

            @Override
            public <V> V loss(Ops<V> ops, Map<String, V> inputs) {
                V condition = Regression.value(inputs, Regression.CONDITION);
                V target = Regression.value(inputs, Regression.TARGET);
                int n = shape.chunk();
                V code = Mlp.of("encoder", ENCODER_WIDTH, ENCODER_BLOCKS)
                        .apply(ops, ops.concat(1, List.of(ops.reshape(target, -1, n), condition)), 2 * n);
                V mean = ops.slice(code, 1, 0, n);
                V raw = ops.slice(code, 1, n, 2L * n);
                V logVariance = ops.scale(ops.tanh(ops.scale(raw, 1 / BOUND)), BOUND);
                V spread = ops.mul(ops.exp(ops.scale(logVariance, 0.5)), Regression.value(inputs, NOISE));
                V z = ops.reshape(ops.add(mean, spread), -1, shape.horizon(), shape.coordinates());
                Map<String, V> seen = Map.of(
                        Regression.X, z,
                        Regression.T, Regression.value(inputs, Regression.T),
                        Regression.CONDITION, condition);
                V again = Regression.value(decoder.define(ops, seen), OneLoss.GRAPH);
                V terms = ops.sub(ops.add(ops.square(mean), ops.exp(logVariance)), ops.shift(logVariance, 1));
                V divergence = ops.scale(ops.meanAll(terms), 0.5);
                return ops.add(
                        ops.meanAll(ops.square(ops.sub(again, target))),
                        ops.scale(divergence, 2 * deviation * deviation));
            }
        };
    }

    @Override
    public Graph graph(Shape shape, Architecture network) {
        return new Regression(shape, network).prediction();
    }

    @Override
    public Map<String, Tensor> batch(Shape shape, double[][] targets, Tensor condition, RandomGenerator rng) {
        float[] noise = new float[targets.length * shape.chunk()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) rng.nextGaussian();
        }
        return Map.of(
                Regression.T,
                Tensor.zeros(targets.length, 1),
                Regression.CONDITION,
                condition,
                Regression.TARGET,
                Chunks.tensor(shape, targets),
                NOISE,
                Tensor.of(noise, targets.length, shape.chunk()));
    }
}
