package org.plume.generative.solve;

import java.util.List;

/** The derivative of a network in its point, as vector-Jacobian products. */
@FunctionalInterface
public interface Pullback {

    /** For each query and cotangent w {@code [d]}, the row w^T (d prediction / d x), {@code [d]}. */
    List<double[]> pull(List<Query> queries, List<double[]> cotangents);
}
