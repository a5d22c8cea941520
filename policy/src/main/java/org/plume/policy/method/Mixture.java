package org.plume.policy.method;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;

/**
 * A mixture density network (Bishop 1994): p(chunk | c) = sum_m w_m(c) N(chunk; mean_m(c), diag deviation_m(c)^2).
 *
 * @param components m = 1 .. components
 */
public record Mixture(int components) implements OneLoss {

    static final String LOG_WEIGHTS = "logWeights";
    static final String MEANS = "means";
    static final String DEVIATIONS = "deviations";

    /** What the served graph gives for each row: log weights {@code [m]}, means and deviations {@code [m, chunk]}. */
    public static final List<String> OUTPUTS = List.of(LOG_WEIGHTS, MEANS, DEVIATIONS);

    /** Normalised deviations are this at least, else the likelihood of a repeated chunk has no bound. */
    private static final double FLOOR = 1e-2;

    public Mixture {
        if (components < 1 || components > 256) {
            throw new IllegalArgumentException("method.components must be in [1, 256], was " + components);
        }
    }

    @Override
    public String name() {
        return "gmm";
    }

    /** Mean negative log-likelihood per number, nats. */
    @Override
    public Objective objective(Shape shape, Architecture network) {
        return new Objective() {
            @Override
            public List<Input> inputs() {
                return List.of(
                        Input.numbers(Regression.CONDITION, shape.condition()),
                        Input.numbers(Regression.TARGET, shape.horizon(), shape.coordinates()));
            }

            @Override
            public <V> V loss(Ops<V> ops, Map<String, V> inputs) {
                Map<String, V> p = parts(ops, shape, network, inputs);
                V x = ops.reshape(value(inputs, Regression.TARGET), -1, 1, shape.chunk());
                V z = ops.div(ops.sub(x, value(p, MEANS)), value(p, DEVIATIONS));
                V log = ops.add(ops.scale(ops.square(z), -0.5), ops.scale(ops.log(value(p, DEVIATIONS)), -1));
                V joint = ops.add(ops.reshape(ops.sum(log, 2), -1, components), value(p, LOG_WEIGHTS));
                double constant = shape.chunk() * Math.log(2 * Math.PI) / 2;
                V likelihood = ops.shift(ops.meanAll(ops.logSumExp(joint, 1)), -constant);
                return ops.scale(likelihood, -1.0 / shape.chunk());
            }
        };
    }

    @Override
    public Graph graph(Shape shape, Architecture network) {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return List.of(Input.numbers(Regression.CONDITION, shape.condition()));
            }

            @Override
            public <V> Map<String, V> define(Ops<V> ops, Map<String, V> inputs) {
                return parts(ops, shape, network, inputs);
            }
        };
    }

    @Override
    public Map<String, Tensor> batch(Shape shape, double[][] targets, Tensor condition, RandomGenerator rng) {
        return Map.of(Regression.CONDITION, condition, Regression.TARGET, Chunks.tensor(shape, targets));
    }

    /** Log weights {@code [b, m]}, means and deviations {@code [b, m, chunk]}. */
    private <V> Map<String, V> parts(Ops<V> ops, Shape shape, Architecture network, Map<String, V> inputs) {
        int d = shape.chunk();
        int each = 1 + 2 * d;
        V out = ops.reshape(
                network.map(ops, value(inputs, Regression.CONDITION), components * each), -1, components, each);
        V weights = ops.logSoftmax(ops.reshape(ops.slice(out, 2, 0, 1), -1, components), 1);
        V means = ops.slice(out, 2, 1, 1 + d);
        V deviations = ops.shift(ops.softplus(ops.slice(out, 2, 1 + d, each)), FLOOR);
        return Map.of(LOG_WEIGHTS, weights, MEANS, means, DEVIATIONS, deviations);
    }

    private static <V> V value(Map<String, V> values, String name) {
        V value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("inputs must have " + name + ", had " + values.keySet());
        }
        return value;
    }
}
