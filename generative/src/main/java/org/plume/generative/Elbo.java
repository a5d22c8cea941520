package org.plume.generative;

import java.util.random.RandomGenerator;

/** Bounds log p(x) from below, in nats: the mean of {@code elbo} over the generator is at most log p(x). */
@FunctionalInterface
public interface Elbo<T> {
    double elbo(T x, RandomGenerator rng);
}
