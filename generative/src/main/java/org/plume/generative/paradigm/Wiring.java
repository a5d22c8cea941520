package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;

/** Short forms for objectives, graphs and tensors, with the names that all paradigms use. */
final class Wiring {

    static final String X = "x";
    static final String CONDITION = "condition";
    static final String LATENT = "latent";

    private Wiring() {}

    /** A computation on named values. */
    interface Body {
        <V> Map<String, V> apply(Ops<V> o, Map<String, V> in);
    }

    static Graph graph(List<Input> inputs, Body body) {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return inputs;
            }

            @Override
            public <V> Map<String, V> define(Ops<V> ops, Map<String, V> in) {
                return body.apply(ops, in);
            }
        };
    }

    /** A graph with the output {@value Objective#LOSS}, trained by the parameters whose names begin so. */
    static Objective objective(Graph graph, String trains) {
        return new Objective() {
            @Override
            public List<Input> inputs() {
                return graph.inputs();
            }

            @Override
            public <V> V loss(Ops<V> ops, Map<String, V> in) {
                return get(graph.define(ops, in), LOSS);
            }

            @Override
            public boolean trains(String parameter) {
                return parameter.startsWith(trains);
            }
        };
    }

    static <V> V get(Map<String, V> values, String name) {
        V value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there must be " + name + ", there were " + values.keySet());
        }
        return value;
    }

    static Input x(Space space) {
        return Input.numbers(X, space.size());
    }

    static Input condition(Space space) {
        return Input.numbers(CONDITION, space.condition());
    }

    /** {@code [rows, d]}. */
    static Tensor tensor(double[][] rows) {
        int d = rows[0].length;
        float[] values = new float[rows.length * d];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < d; j++) {
                values[i * d + j] = (float) rows[i][j];
            }
        }
        return Tensor.of(values, rows.length, d);
    }

    /** Standard normal numbers {@code [rows, tail...]}. */
    static Tensor noise(RandomGenerator rng, long... shape) {
        float[] values = new float[Tensor.size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rng.nextGaussian();
        }
        return Tensor.of(values, shape);
    }

    /** Uniform numbers in [0, 1). */
    static Tensor uniform(RandomGenerator rng, long... shape) {
        float[] values = new float[Tensor.size(shape)];
        for (int i = 0; i < values.length; i++) {
            values[i] = rng.nextFloat();
        }
        return Tensor.of(values, shape);
    }
}
