package org.plume.generative.nn;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** How a parameter starts: its values, given its shape and a generator that is consumed. */
@FunctionalInterface
public interface Init {

    float[] values(long[] shape, RandomGenerator rng);

    Init ZEROS = (shape, rng) -> new float[Tensor.size(shape)];

    Init ONES = constant(1);

    /** Each entry the same. */
    static Init constant(float value) {
        return (shape, rng) -> {
            float[] v = new float[Tensor.size(shape)];
            Arrays.fill(v, value);
            return v;
        };
    }

    /** N(0, deviation^2), independent. */
    static Init normal(double deviation) {
        return (shape, rng) -> {
            float[] v = new float[Tensor.size(shape)];
            for (int i = 0; i < v.length; i++) {
                v[i] = (float) (deviation * rng.nextGaussian());
            }
            return v;
        };
    }

    /** U(-1/sqrt(fanIn), 1/sqrt(fanIn)): the default of PyTorch's linear and convolution layers. */
    static Init uniform(long fanIn) {
        float bound = (float) (1 / Math.sqrt((double) fanIn));
        return (shape, rng) -> {
            float[] v = new float[Tensor.size(shape)];
            for (int i = 0; i < v.length; i++) {
                v[i] = bound * (2 * rng.nextFloat() - 1);
            }
            return v;
        };
    }
}
