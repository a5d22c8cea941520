package org.plume.sim.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.arm.WholeFile;
import org.plume.sim.Trial;

/**
 * {@code draws.jsonl}, beside {@code trajectories.jsonl}: what was sampled on the way, one draw a line.
 *
 * <pre>
 * {"format": "plume-draws", "version": 1}
 * {"seed": 0, "episode": 0, "step": 8, "chosen": 3, "modeNames": [], "candidates": [
 *   {"tool": [[x, y, z], ...], "joints": [[...], ...], "mode": 0, "feasible": true, "cost": 1.2, "terms": {"jerk": 3.4}}, ...]}
 * ...
 * </pre>
 *
 * Units are m and rad, to the hundredth of a millimetre and of a milliradian; {@code joints} is absent where unknown.
 */
public final class DrawFile {

    static final String NAME = "draws.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FORMAT = "plume-draws";
    private static final int VERSION = 1;
    private static final double PRECISION = 1e5;

    private DrawFile() {}

    /** @param draws of each episode, in the order of their steps */
    public static void write(Path folder, Map<Trial, List<Draw>> draws) throws IOException {
        WholeFile.write(folder.resolve(NAME), out -> {
            BufferedWriter lines = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            lines.write(JSON.createObjectNode().put("format", FORMAT).put("version", VERSION) + "\n");
            for (Map.Entry<Trial, List<Draw>> episode : draws.entrySet()) {
                for (Draw draw : episode.getValue()) {
                    lines.write(json(episode.getKey(), draw) + "\n");
                }
            }
            lines.flush();
        });
    }

    /**
     * The draws of a folder; none where it has no such file.
     *
     * @throws IllegalArgumentException naming file, line, rule and value
     */
    public static Map<Trial, List<Draw>> read(Path folder) throws IOException {
        Map<Trial, List<Draw>> draws = new LinkedHashMap<>();
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return draws;
        }
        try (BufferedReader in = Files.newBufferedReader(file)) {
            int number = 0;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String where = file + ", line " + ++number;
                JsonNode node = parse(where, line);
                if (number == 1) {
                    checkHeader(where, node);
                    continue;
                }
                Trial trial = new Trial(
                        node.path("seed").asLong(), node.path("episode").asInt());
                try {
                    draws.computeIfAbsent(trial, t -> new ArrayList<>()).add(draw(node));
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
                }
            }
        }
        return draws;
    }

    private static void checkHeader(String where, JsonNode node) {
        if (!node.path("format").asText().equals(FORMAT) || node.path("version").asInt() != VERSION) {
            throw new IllegalArgumentException(
                    where + ": format must be " + FORMAT + " version " + VERSION + ", was " + node);
        }
    }

    private static JsonNode parse(String where, String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(where + " must be JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode json(Trial trial, Draw draw) {
        ObjectNode node = JSON.createObjectNode();
        node.put("seed", trial.seed()).put("episode", trial.episode());
        node.put("step", draw.step()).put("chosen", draw.chosen());
        draw.modeNames().forEach(node.putArray("modeNames")::add);
        ArrayNode candidates = node.putArray("candidates");
        for (Candidate candidate : draw.candidates()) {
            ObjectNode one = candidates.addObject();
            rows(one.putArray("tool"), candidate.tool());
            if (candidate.joints().length > 0) {
                rows(one.putArray("joints"), candidate.joints());
            }
            one.put("mode", candidate.mode()).put("feasible", candidate.feasible());
            one.put("cost", candidate.cost());
            ObjectNode terms = one.putObject("terms");
            candidate.terms().forEach(terms::put);
        }
        return node;
    }

    private static void rows(ArrayNode array, double[][] rows) {
        for (double[] row : rows) {
            ArrayNode inner = array.addArray();
            for (double value : row) {
                inner.add(Math.rint(value * PRECISION) / PRECISION);
            }
        }
    }

    private static Draw draw(JsonNode node) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode one : node.path("candidates")) {
            Map<String, Double> terms = new LinkedHashMap<>();
            one.path("terms")
                    .properties()
                    .forEach(term -> terms.put(term.getKey(), number("terms." + term.getKey(), term.getValue())));
            candidates.add(new Candidate(
                    rows("tool", one.path("tool")),
                    rows("joints", one.path("joints")),
                    one.path("mode").asInt(),
                    one.path("feasible").asBoolean(),
                    number("cost", one.path("cost")),
                    terms));
        }
        List<String> names = new ArrayList<>();
        node.path("modeNames").forEach(name -> names.add(name.asText()));
        return new Draw(
                node.path("step").asInt(), candidates, node.path("chosen").asInt(Moment.NONE), names);
    }

    private static double[][] rows(String name, JsonNode list) {
        double[][] rows = new double[list.size()][];
        for (int i = 0; i < rows.length; i++) {
            JsonNode row = list.get(i);
            rows[i] = new double[row.size()];
            for (int k = 0; k < rows[i].length; k++) {
                rows[i][k] = number(name + "[" + i + "][" + k + "]", row.get(k));
            }
        }
        return rows;
    }

    private static double number(String name, JsonNode value) {
        if (!value.isNumber()) {
            throw new IllegalArgumentException(name + " must be a number, was " + value);
        }
        return value.doubleValue();
    }
}
