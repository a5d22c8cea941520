package org.plume.generative;

import java.util.List;

/** Knows log p(x) exactly, in nats. */
@FunctionalInterface
public interface Density<T> {
    double logDensity(T x);

    /** Of many points; models that evaluate a network make them one batch. */
    default double[] logDensities(List<T> points) {
        return points.stream().mapToDouble(this::logDensity).toArray();
    }
}
