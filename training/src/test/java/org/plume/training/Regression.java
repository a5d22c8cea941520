package org.plume.training;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.generative.learn.Plan;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;

/** A small problem with a known answer: a network of one hidden layer learns y = sin(x_1) + x_2. */
record Regression(int hidden) implements Objective {

    static final Regression SMALL = new Regression(8);

    @Override
    public List<Input> inputs() {
        return List.of(Input.numbers("x", 2), Input.numbers("y", 1));
    }

    @Override
    public <V> V loss(Ops<V> o, Map<String, V> in) {
        V h = o.tanh(o.add(
                o.matmul(get(in, "x"), o.parameter("hidden.weight", Init.uniform(2), 2, hidden)),
                o.parameter("hidden.bias", Init.ZEROS, hidden)));
        V y = o.add(
                o.matmul(h, o.parameter("out.weight", Init.uniform(hidden), hidden, 1)),
                o.parameter("out.bias", Init.ZEROS, 1));
        return o.meanAll(o.square(o.sub(y, get(in, "y"))));
    }

    private static <V> V get(Map<String, V> in, String name) {
        V v = in.get(name);
        if (v == null) {
            throw new IllegalStateException("no input " + name);
        }
        return v;
    }

    static Plan plan(long steps) {
        return new Plan(steps, 0.01, 2, 0.9, 0.99, 0.01, 1, 0.9, 3);
    }

    /** Minibatches of 16 rows. */
    static Batches batches(long seed) {
        return step -> {
            RandomGenerator rng = new Streams(seed).at(step);
            float[] x = new float[32];
            float[] y = new float[16];
            for (int i = 0; i < 16; i++) {
                x[2 * i] = (float) rng.nextGaussian();
                x[2 * i + 1] = (float) rng.nextGaussian();
                y[i] = (float) (Math.sin(x[2 * i]) + x[2 * i + 1]);
            }
            return Map.of("x", Tensor.of(x, 16, 2), "y", Tensor.of(y, 16, 1));
        };
    }
}
