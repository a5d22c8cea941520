package org.plume.weather.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the state ahead is drawn. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Crps.class, name = "crps"),
    @JsonSubTypes.Type(value = Gaussian.class, name = "gaussian"),
    @JsonSubTypes.Type(value = Flow.class, name = "flow"),
    @JsonSubTypes.Type(value = Diffusion.class, name = "diffusion"),
    @JsonSubTypes.Type(value = OfParadigm.class, name = "paradigm")
})
public sealed interface Method permits Crps, Gaussian, AlongPath, OfParadigm {

    /** The name that model folders and the command line use. */
    String name();

    /** Whether what is drawn is the residual of a deterministic mean, which is learnt first and seen by the network. */
    boolean hasMean();

    /** Channels that the head of the network sees besides the features, for states of so many variables. */
    int extras(int variables);

    /** Channels that the head gives. */
    default int outputs(int variables) {
        return variables;
    }

    /** Whether the head is told a time of a path. */
    boolean timed();
}
