package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.cli.Plume;
import org.plume.generative.model.ModelFolder;

/** What a model reached stands in its description, beside its baselines. */
class RecordedResultTest {

    @TempDir
    Path folder;

    @Test
    void anEvaluation_isRecordedBesideItsBaselines_andListed() throws IOException {
        Path root = Path.of(System.getProperty("plume.root"));
        System.setProperty("plume.home", root.toString());
        Path model = folder.resolve("avoiding-flow");
        copy(root.resolve("models/avoiding-flow"), model);
        String before = ModelFolder.open(model).version();

        int status = Plume.run(
                "evaluate",
                "policy",
                "--task",
                "avoiding",
                "--model",
                model.toString(),
                "--alone",
                "--episodes",
                "2",
                "--seeds",
                "1",
                "--baseline",
                "avoiding-bc",
                "--record");

        assertThat(status).isZero();
        ModelFolder after = ModelFolder.open(model);
        assertThat(after.version()).isNotEqualTo(before);
        JsonNode metrics = after.card().metrics();
        assertThat(metrics.get("episodes").asInt()).isEqualTo(2);
        assertThat(metrics.get("successRate").isNumber()).isTrue();
        assertThat(metrics.get("baselines"))
                .extracting(b -> b.get("name").asText())
                .containsExactly("open-loop replay of a random demonstration", "avoiding-bc", "avoiding-bc");

        PrintStream standard = System.out;
        ByteArrayOutputStream listed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(listed, true, StandardCharsets.UTF_8));
        try {
            Plume.run("models", "--models", folder.toString());
        } finally {
            System.setOut(standard);
        }
        assertThat(listed.toString(StandardCharsets.UTF_8))
                .contains("successRate ")
                .contains("; avoiding-bc 0.000");
    }

    @Test
    void anEvaluation_saysEveryNumberByItsKey() throws IOException {
        System.setProperty("plume.home", System.getProperty("plume.root"));
        Path file = folder.resolve("result.json");

        int status = Plume.run(
                "evaluate",
                "policy",
                "--task",
                "avoiding",
                "--episodes",
                "2",
                "--seeds",
                "1",
                "--json",
                file.toString());

        assertThat(status).isZero();
        JsonNode json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.get("task").asText()).isEqualTo("avoiding");
        assertThat(json.get("model").asText()).isEqualTo("avoiding-flow");
        assertThat(json.get("episodes").asInt()).isEqualTo(2);
        assertThat(json.get("networkEvaluations").asInt()).isPositive();
        assertThat(json.at("/latencyMs/p50").asDouble())
                .isPositive()
                .isLessThanOrEqualTo(json.at("/latencyMs/p99").asDouble());
        assertThat(json.at("/driver/choice").asText()).isEqualTo("draw");
        for (String key : List.of("successRate", "collisionRate", "modesReached", "modeEntropy")) {
            assertThat(json.get(key).isNumber()).as(key).isTrue();
            assertThat(json.get(key + "95")).as(key).hasSize(2);
            for (JsonNode baseline : json.get("baselines")) {
                assertThat(baseline.get(key).isNumber())
                        .as("%s of a baseline", key)
                        .isTrue();
            }
        }
        assertThat(json.get("meanPathLength").asDouble()).isBetween(0.6, 2.0);
        JsonNode cloning = json.get("baselines").get(1);
        assertThat(cloning.get("model").asText()).isEqualTo("avoiding-bc");
        assertThat(cloning.get("successRate").asDouble()).isZero();
        assertThat(cloning.get("meanPathLength").isNull()).isTrue();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
