package org.plume.generative;

import java.util.random.RandomGenerator;

/** Estimates log p(x), in nats: the mean of {@code estimate} over the generator is log p(x). */
@FunctionalInterface
public interface DensityEstimator<T> {
    double estimate(T x, RandomGenerator rng);
}
