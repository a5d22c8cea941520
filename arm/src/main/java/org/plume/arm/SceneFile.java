package org.plume.arm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Scenes of episodes as JSON:
 *
 * <pre>
 * {"episodes": {"NAME": {"obstacles": [
 *     {"sphere": {"centre": [x, y, z], "radius": r}},
 *     {"cylinder": {"centre": [x, y, z], "radius": r, "halfLength": h, "rotation": [qw, qx, qy, qz]}},
 *     {"box": {"centre": [x, y, z], "halfExtents": [hx, hy, hz], "rotation": [qw, qx, qy, qz]}}],
 *   "goal": {"joints": [...]} or {"position": [x, y, z]} or {"lineY": y}}}}
 * </pre>
 *
 * {@code rotation} may be absent: upright. {@code goal} may be absent.
 */
public final class SceneFile {

    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SceneFile() {}

    /** Where the scenes of {@code F.csv} or {@code F.csv.gz} lie: {@code F.scenes.json}. */
    public static Path beside(Path csv) {
        String name = String.valueOf(csv.getFileName());
        return csv.resolveSibling(name.replaceFirst("(\\.csv)?(\\.gz)?$", "") + ".scenes.json");
    }

    /** @throws IllegalArgumentException naming file, place in the file, rule and value */
    public static Map<String, Scene> read(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " must be JSON: " + e.getOriginalMessage(), e);
        }
        JsonNode episodes = root.path("episodes");
        if (!episodes.isObject()) {
            throw new IllegalArgumentException(file + ": episodes must be an object");
        }
        Map<String, Scene> scenes = new LinkedHashMap<>();
        episodes.properties().forEach(entry -> {
            String where = file + ": episodes." + entry.getKey();
            scenes.put(entry.getKey(), SceneJson.scene(where, entry.getValue()));
        });
        return scenes;
    }

    /** Writes scenes by the names of their episodes, whole or not at all. */
    public static void write(Path file, Map<String, Scene> scenes) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode episodes = root.putObject("episodes");
        scenes.forEach((name, scene) -> episodes.set(name, SceneJson.json(scene)));
        WholeFile.write(file, out -> out.write(JSON.writeValueAsBytes(root)));
    }
}
