package org.plume.sim.reach;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.plume.arm.Arm;
import org.plume.arm.Scene;
import org.plume.arm.SceneJson;

/**
 * Problems that a person names: a MotionBenchMaker scene {@code scene....yaml} with its {@code request....yaml} beside it, a
 * folder that holds such scenes at any depth, or JSON as {@link org.plume.arm.SceneFile} has it, with a start besides:
 *
 * <pre>
 * {"episodes": {"NAME": {"obstacles": [...], "goal": {"joints": [...]}, "start": [...]}}}
 * </pre>
 *
 * Units are m and rad.
 */
public final class ProblemFiles {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST = 100_000;

    private ProblemFiles() {}

    /** @throws IllegalArgumentException naming file, place, rule and value */
    public static List<Problem> read(Path path, Arm arm) throws IOException {
        if (Files.isDirectory(path)) {
            return folder(path, arm);
        }
        String name = String.valueOf(path.getFileName());
        if (name.endsWith(".json")) {
            return json(path);
        }
        if (name.endsWith(".yaml") || name.endsWith(".yml")) {
            return List.of(MotionBenchMaker.read(path, arm));
        }
        throw new IllegalArgumentException(
                "scenes must be a file .yaml or .json, or a folder of files scene....yaml, was " + path);
    }

    private static List<Problem> folder(Path folder, Arm arm) throws IOException {
        List<Path> scenes;
        try (Stream<Path> tree = Files.walk(folder)) {
            scenes = tree.filter(p -> String.valueOf(p.getFileName()).matches("scene.*\\.ya?ml"))
                    .sorted()
                    .limit(MOST)
                    .toList();
        }
        if (scenes.isEmpty()) {
            throw new IllegalArgumentException(folder + " must hold files scene....yaml, holds none");
        }
        List<Problem> problems = new ArrayList<>();
        for (Path scene : scenes) {
            problems.add(MotionBenchMaker.read(scene, arm));
        }
        return problems;
    }

    private static List<Problem> json(Path file) throws IOException {
        JsonNode episodes;
        try {
            episodes = JSON.readTree(Files.readAllBytes(file)).path("episodes");
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " must be JSON: " + e.getOriginalMessage(), e);
        }
        if (!episodes.isObject() || episodes.isEmpty()) {
            throw new IllegalArgumentException(file + ": episodes must be an object with >= 1 entries");
        }
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : episodes.properties()) {
            String where = file + ": episodes." + entry.getKey();
            Scene scene = SceneJson.scene(where, entry.getValue());
            JsonNode start = entry.getValue().path("start");
            if (!start.isArray()) {
                throw new IllegalArgumentException(where + ": start must be a list of joint positions, was "
                        + (start.isMissingNode() ? "missing" : start));
            }
            double[] q = Yaml.numbers(where + ".start", start, start.size());
            try {
                problems.add(new Problem(scene, q));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
            }
        }
        return problems;
    }
}
