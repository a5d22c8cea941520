package org.plume.generative.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@link ModelCard} as JSON, strictly: every field once, none missing, none unknown, no type bent into another. */
final class ModelCardJson {

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private ModelCardJson() {}

    static ModelCard read(byte[] json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!(tree instanceof ObjectNode object)) {
                throw new IllegalArgumentException("the card must be a JSON object");
            }
            JsonNode format = object.path("format");
            if (!format.isInt() || format.intValue() != ModelCard.FORMAT) {
                throw new IllegalArgumentException(
                        "format must be " + ModelCard.FORMAT + ", the one this version of Plume reads, was "
                                + (format.isMissingNode() ? "missing" : format));
            }
            return JSON.treeToValue(object, ModelCard.class);
        } catch (ValueInstantiationException e) {
            throw e.getCause() instanceof IllegalArgumentException rule ? rule : new IllegalArgumentException(e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the card must be JSON as Plume writes it: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the card must be JSON: " + e.getMessage(), e);
        }
    }

    static byte[] write(ModelCard card) {
        ObjectNode json = JSON.createObjectNode().put("format", ModelCard.FORMAT);
        json.setAll((ObjectNode) JSON.valueToTree(card));
        try {
            return (JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a card can always be written", e);
        }
    }
}
