package org.plume.weather.model;

import java.util.Map;
import org.plume.generative.nn.Tensor;
import org.plume.generative.paradigm.Examples.Example;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;

/**
 * The stage that learns to draw what a deterministic mean leaves, by a paradigm of the core.
 *
 * @param paradigm to train
 * @param space of what the mean leaves
 * @param examples of it, in its own deviation, each given what is seen and the mean
 * @param mean the weights of the deterministic mean
 * @param scale the deviation of what it leaves, {@code [entries]}
 */
public record ParadigmStage(
        Paradigm paradigm,
        Space space,
        org.plume.generative.paradigm.Examples examples,
        Map<String, Tensor> mean,
        double[] scale) {

    /** @throws IllegalArgumentException where states lack values */
    static ParadigmStage of(
            ForecastSpec spec, OfParadigm method, Examples left, Map<String, Tensor> mean, double[] scale) {
        requireWhole(left, method);
        return new ParadigmStage(
                method.of(spec), OfParadigm.space(spec), rng -> example(left, rng.nextInt(left.size())), mean, scale);
    }

    private static Example example(Examples left, int i) {
        float[] u = left.target(i);
        double[] x = new double[u.length];
        for (int j = 0; j < x.length; j++) {
            x[j] = u[j];
        }
        float[] seen = new float[left.width()];
        left.fields(i, seen, 0);
        return new Example(x, seen);
    }

    private static void requireWhole(Examples left, OfParadigm method) {
        for (int i = 0; i < left.size(); i++) {
            for (float u : left.target(i)) {
                if (Float.isNaN(u)) {
                    throw new IllegalArgumentException("method " + method.name()
                            + " must have states without missing values, example " + i
                            + " lacks one: fill them, or take gaussian, crps, flow or diffusion");
                }
            }
        }
    }
}
