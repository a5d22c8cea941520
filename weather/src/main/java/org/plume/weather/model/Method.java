package org.plume.weather.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** How the state ahead is drawn. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({@JsonSubTypes.Type(value = Crps.class, name = "crps")})
public sealed interface Method permits Crps {

    /** The name that model folders and the command line use. */
    String name();

    /** Channels that the head of the network sees besides the features, for states of so many variables. */
    int extras(int variables);

    /** Whether the head is told a time of a path. */
    boolean timed();
}
