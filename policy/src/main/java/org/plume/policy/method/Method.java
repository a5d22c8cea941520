package org.plume.policy.method;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import org.plume.generative.nn.Graph;

/** A way to learn p(chunk | condition); chunks are normalised. It says which graphs are served. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Flow.class, name = "flow"),
    @JsonSubTypes.Type(value = Diffusion.class, name = "diffusion"),
    @JsonSubTypes.Type(value = Cloning.class, name = "bc"),
    @JsonSubTypes.Type(value = Cvae.class, name = "cvae"),
    @JsonSubTypes.Type(value = Mixture.class, name = "gmm"),
    @JsonSubTypes.Type(value = OfParadigm.class, name = "paradigm")
})
public sealed interface Method permits OneLoss, OfParadigm {

    /** The name that the command line uses. */
    String name();

    /** The graphs of a model folder, by name. */
    Map<String, Graph> graphs(Shape shape, Architecture network);
}
