package org.plume.sim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.plume.arm.SceneJson;

/** An episode as a JSON tree, as {@link TrajectoryFile} describes it. */
final class TrajectoryJson {

    static final ObjectMapper JSON = new ObjectMapper();

    private TrajectoryJson() {}

    static ObjectNode json(EpisodeResult result) {
        ObjectNode node = JSON.createObjectNode();
        node.put("seed", result.trial().seed());
        node.put("episode", result.trial().episode());
        node.put("outcome", result.outcome().text());
        result.mode().ifPresent(mode -> node.put("mode", mode));
        if (Double.isFinite(result.clearance())) {
            node.put("clearance", result.clearance());
        }
        node.put("clipped", result.clipped());
        node.set("scene", SceneJson.json(result.scene()));
        node.set("frames", array(result.frames()));
        node.set("actions", array(result.actions()));
        node.set("tool", array(result.tool()));
        return node;
    }

    /** @param where what errors call this place */
    static EpisodeResult result(String where, JsonNode node) {
        JsonNode mode = node.path("mode");
        try {
            return new EpisodeResult(
                    new Trial(
                            whole(where, node, "seed").longValue(),
                            whole(where, node, "episode").intValue()),
                    Outcome.parse(node.path("outcome").asText()),
                    mode.isTextual() ? Optional.of(mode.asText()) : Optional.empty(),
                    node.path("clearance").asDouble(Double.POSITIVE_INFINITY),
                    whole(where, node, "clipped").intValue(),
                    SceneJson.scene(where + ".scene", node.path("scene")),
                    rows(where, node, "frames"),
                    rows(where, node, "actions"),
                    rows(where, node, "tool"));
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            throw message.startsWith(where) ? e : new IllegalArgumentException(where + ": " + message, e);
        }
    }

    private static JsonNode whole(String where, JsonNode node, String name) {
        JsonNode value = node.path(name);
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException(where + ": " + name + " must be a whole number, was " + value);
        }
        return value;
    }

    private static double[][] rows(String where, JsonNode node, String name) {
        JsonNode list = node.path(name);
        if (!list.isArray()) {
            throw new IllegalArgumentException(where + ": " + name + " must be a list of rows");
        }
        double[][] rows = new double[list.size()][];
        for (int i = 0; i < rows.length; i++) {
            JsonNode row = list.get(i);
            rows[i] = new double[row.size()];
            if (rows[i].length != rows[0].length) {
                throw new IllegalArgumentException(where + ": rows of " + name + " must have " + rows[0].length
                        + " numbers, row " + i + " had " + rows[i].length);
            }
            for (int k = 0; k < rows[i].length; k++) {
                if (!row.get(k).isNumber()) {
                    throw new IllegalArgumentException(
                            where + ": " + name + "[" + i + "][" + k + "] must be a number, was " + row.get(k));
                }
                rows[i][k] = row.get(k).doubleValue();
            }
        }
        return rows;
    }

    private static ArrayNode array(double[][] rows) {
        ArrayNode array = JSON.createArrayNode();
        for (double[] row : rows) {
            ArrayNode inner = array.addArray();
            for (double value : row) {
                inner.add(value);
            }
        }
        return array;
    }
}
