package org.plume.policy.method;

import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Tensor;

/** A method of one network: it says what is minimised, on which numbers, and which graph is served. */
public sealed interface OneLoss extends Method permits AlongPath, Cloning, Cvae, Mixture {

    /** Name of the served graph in a model folder. */
    String GRAPH = "prediction";

    /** What is minimised. */
    Objective objective(Shape shape, Architecture network);

    /**
     * The inputs of {@link #objective}.
     *
     * @param targets {@code [rows]} chunks
     * @param condition {@code [rows, condition]}
     */
    Map<String, Tensor> batch(Shape shape, double[][] targets, Tensor condition, RandomGenerator rng);

    /** The graph that is served. */
    Graph graph(Shape shape, Architecture network);

    @Override
    default Map<String, Graph> graphs(Shape shape, Architecture network) {
        return Map.of(GRAPH, graph(shape, network));
    }
}
