package org.plume.policy.method;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Tensor;

/**
 * Behaviour cloning with squared error (Pomerleau 1989): the mean chunk, also where the mean of two ways is no way. Its
 * network sees x = 0, t = 0.
 */
public record Cloning() implements OneLoss {

    @Override
    public String name() {
        return "bc";
    }

    @Override
    public Objective objective(Shape shape, Architecture network) {
        return new Regression(shape, network);
    }

    @Override
    public Graph graph(Shape shape, Architecture network) {
        return new Regression(shape, network).prediction();
    }

    @Override
    public Map<String, Tensor> batch(Shape shape, double[][] targets, Tensor condition, RandomGenerator rng) {
        int rows = targets.length;
        return Map.of(
                Regression.X, Tensor.zeros(rows, shape.horizon(), shape.coordinates()),
                Regression.T, Tensor.zeros(rows, 1),
                Regression.CONDITION, condition,
                Regression.TARGET, Chunks.tensor(shape, targets));
    }
}
