package org.plume.sim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.arm.WholeFile;

/**
 * {@code trajectories.jsonl}: episodes whole, one JSON object a line.
 *
 * <pre>
 * {"format": "plume-trajectories", "version": 1, "task": "avoiding", "provenance": "...", "dt": 0.035,
 *  "observation": ["des_x", ...], "action": ["delta(des_x)", ...]}
 * {"seed": 0, "episode": 0, "outcome": "success", "mode": "274", "clearance": 0.02, "clipped": 0,
 *  "scene": {...}, "frames": [[...], ...], "actions": [[...], ...], "tool": [[x, y, z], ...]}
 * ...
 * </pre>
 *
 * An unknown mode and an infinite clearance are absent; {@code scene} is as in {@link org.plume.arm.SceneFile}; units are
 * m, rad, s.
 *
 * @param task name of the task
 * @param episodes in the order of the file
 */
public record TrajectoryFile(String task, List<EpisodeResult> episodes) {

    private static final String FORMAT = "plume-trajectories";
    private static final int VERSION = 1;

    public TrajectoryFile {
        episodes = List.copyOf(episodes);
    }

    /** Writes the task and its episodes, whole or not at all. */
    public static void write(Path file, Task task, List<EpisodeResult> results) throws IOException {
        ObjectNode header = TrajectoryJson.JSON.createObjectNode();
        header.put("format", FORMAT).put("version", VERSION);
        header.put("task", task.name()).put("provenance", task.provenance()).put("dt", task.dt());
        task.observation().forEach(header.putArray("observation")::add);
        task.action().forEach(header.putArray("action")::add);
        WholeFile.write(file, bytes -> {
            try (Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8))) {
                out.write(header + "\n");
                for (EpisodeResult result : results) {
                    out.write(TrajectoryJson.json(result) + "\n");
                }
            }
        });
    }

    /** @throws IllegalArgumentException naming file, line, rule and value */
    public static TrajectoryFile read(Path file) throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file)) {
            JsonNode header = parse(file + ", line 1", in.readLine());
            if (!header.path("format").asText().equals(FORMAT)
                    || header.path("version").asInt() != VERSION) {
                throw new IllegalArgumentException(
                        file + ", line 1: format must be " + FORMAT + " version " + VERSION + ", was " + header);
            }
            List<EpisodeResult> episodes = new ArrayList<>();
            int number = 2;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String where = file + ", line " + number++;
                episodes.add(TrajectoryJson.result(where, parse(where, line)));
            }
            return new TrajectoryFile(header.path("task").asText(), episodes);
        }
    }

    private static JsonNode parse(String where, @Nullable String line) {
        try {
            return TrajectoryJson.JSON.readTree(line == null ? "" : line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + " must be JSON: " + e.getOriginalMessage(), e);
        }
    }
}
