package org.plume.policy.method;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Tensor;

/**
 * A way to learn p(chunk | condition). It says what is minimised, on which numbers, and which graph is served; chunks are
 * normalised.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Flow.class, name = "flow"),
    @JsonSubTypes.Type(value = Diffusion.class, name = "diffusion"),
    @JsonSubTypes.Type(value = Cloning.class, name = "bc"),
    @JsonSubTypes.Type(value = Cvae.class, name = "cvae"),
    @JsonSubTypes.Type(value = Mixture.class, name = "gmm")
})
public sealed interface Method permits AlongPath, Cloning, Cvae, Mixture {

    /** Name of the served graph in a model folder. */
    String GRAPH = "prediction";

    /** The name that model folders and the command line use. */
    String name();

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
}
