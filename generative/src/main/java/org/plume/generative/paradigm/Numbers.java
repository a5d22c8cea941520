package org.plume.generative.paradigm;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.nn.Tensor;

/** The inputs of an objective, made from a minibatch of data. */
@FunctionalInterface
public interface Numbers extends AutoCloseable {

    /**
     * The inputs by name.
     *
     * @param x the data, {@code [rows][d]}
     * @param condition {@code [rows, c]}
     */
    Map<String, Tensor> of(double[][] x, Tensor condition, RandomGenerator rng);

    /** Frees what was opened to make them, for instance the network of a phase before. */
    @Override
    default void close() {}
}
