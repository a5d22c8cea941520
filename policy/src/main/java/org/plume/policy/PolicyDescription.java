package org.plume.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.plume.generative.model.ModelCard;

/**
 * What a model folder says of a policy. In the card, {@code spec} holds the {@link PolicySpec}, {@code scaling} and perhaps
 * {@code tracking}; {@code task} and {@code sampler} stand in their own places.
 *
 * @param spec what it sees and gives
 * @param scaling its normalisation
 * @param tracking how the body follows the path; null: it is where it is sent
 */
public record PolicyDescription(
        PolicySpec spec, Scaling scaling, @Nullable Tracking tracking) {

    /** The kind of its model folders. */
    public static final String KIND = "policy";

    private static final String TASK = "task";
    private static final String SAMPLING = "sampling";
    private static final String SCALING = "scaling";
    private static final String TRACKING = "tracking";

    public PolicyDescription {
        if (scaling.targets().size() != spec.chunkSize()) {
            throw new IllegalArgumentException(
                    "scaling.targets must have " + spec.chunkSize() + " entries, horizon times actions, had "
                            + scaling.targets().size());
        }
        if (tracking != null) {
            Set<String> measured =
                    tracking.responses().stream().map(Tracking.Response::column).collect(Collectors.toSet());
            if (tracking.responses().size() != spec.actions().size()
                    || !spec.observations().containsAll(measured)) {
                throw new IllegalArgumentException("tracking must have one response for each of the actions "
                        + spec.actions() + ", measured by one of the observations " + spec.observations() + ", was "
                        + tracking);
            }
        }
    }

    /** A body that is where it is sent. */
    public PolicyDescription(PolicySpec spec, Scaling scaling) {
        this(spec, scaling, null);
    }

    /** Reads a card; an {@link IllegalArgumentException} names what is wrong with it. */
    public static PolicyDescription of(ModelCard card) {
        if (!card.kind().equals(KIND)) {
            throw new IllegalArgumentException(
                    "model " + card.name() + " must be of kind " + KIND + ", was " + card.kind());
        }
        ObjectNode json = card.spec();
        JsonNode scaling = json.remove(SCALING);
        if (scaling == null) {
            throw new IllegalArgumentException("spec of model " + card.name() + " must have " + SCALING + ", had none");
        }
        JsonNode tracking = json.remove(TRACKING);
        json.put(TASK, card.task());
        json.set(SAMPLING, card.sampler());
        return new PolicyDescription(
                PolicySpec.of(json),
                Json.read(scaling, Scaling.class, SCALING),
                tracking == null ? null : Json.read(tracking, Tracking.class, TRACKING));
    }

    /** The card's {@code spec}. */
    public ObjectNode specJson() {
        ObjectNode json = (ObjectNode) spec.json();
        json.remove(TASK);
        json.remove(SAMPLING);
        json.set(SCALING, Json.write(scaling));
        if (tracking != null) {
            json.set(TRACKING, Json.write(tracking));
        }
        return json;
    }

    /** The card's {@code sampler}. */
    public ObjectNode samplerJson() {
        return (ObjectNode) Json.write(spec.sampling());
    }
}
