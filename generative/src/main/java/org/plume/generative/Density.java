package org.plume.generative;

/** Knows log p(x) exactly, in nats. */
@FunctionalInterface
public interface Density<T> {
    double logDensity(T x);
}
