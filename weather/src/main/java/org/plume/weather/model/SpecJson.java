package org.plume.weather.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.plume.weather.Grid;

/** A {@link ForecastSpec} as JSON: unknown and missing members are errors, enumerations are written in lower case. */
final class SpecJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addMixIn(Grid.class, GridKinds.class)
            .build();

    /** Folders from before there were static fields do not name them. */
    private static final String STATICS = "statics";

    private SpecJson() {}

    /** How kinds of grids are told apart. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Grid.Ring.class, name = "ring"),
        @JsonSubTypes.Type(value = Grid.LatLon.class, name = "latlon"),
        @JsonSubTypes.Type(value = Grid.Stations.class, name = "stations")
    })
    private interface GridKinds {}

    static ObjectNode write(ForecastSpec spec) {
        return MAPPER.valueToTree(spec);
    }

    static ForecastSpec read(ObjectNode json, String name) {
        ObjectNode whole = json.deepCopy();
        if (!whole.has(STATICS)) {
            whole.putArray(STATICS);
        }
        try {
            return MAPPER.treeToValue(whole, ForecastSpec.class);
        } catch (JsonProcessingException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof IllegalArgumentException refusal) {
                    throw new IllegalArgumentException(name + ": " + refusal.getMessage(), e);
                }
            }
            throw new IllegalArgumentException(name + ": " + e.getOriginalMessage(), e);
        }
    }
}
