package org.plume.generative;

import java.util.Set;
import java.util.stream.Collectors;

/** A model was asked for what its type does not promise. */
public final class MissingCapabilityException extends UnsupportedOperationException {

    /** Reads "model gan-arm can SAMPLE but has no LOG_DENSITY". */
    public MissingCapabilityException(String model, Set<Capability> has, Capability wanted) {
        super("model " + model + " can " + has.stream().map(Enum::name).collect(Collectors.joining(", "))
                + " but has no " + wanted);
    }
}
