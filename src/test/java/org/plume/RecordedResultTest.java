package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.model.ModelFolder;

/** What a model reached stands in its description, beside its baselines. */
class RecordedResultTest {

    @TempDir
    Path folder;

    @Test
    void anEvaluation_isRecordedBesideItsBaselines_andListed() throws IOException {
        Path root = Path.of(System.getProperty("plume.root"));
        Path model = folder.resolve("avoiding-flow");
        copy(root.resolve("models/avoiding-flow"), model);
        String before = ModelFolder.open(model).version();

        done(
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

        ModelFolder after = ModelFolder.open(model);
        assertThat(after.version()).isNotEqualTo(before);
        JsonNode metrics = after.card().metrics();
        assertThat(metrics.get("episodes").asInt()).isEqualTo(2);
        assertThat(metrics.get("successRate").isNumber()).isTrue();
        assertThat(metrics.get("baselines"))
                .extracting(b -> b.get("name").asText())
                .containsExactly("open-loop replay of a random demonstration", "avoiding-bc", "avoiding-bc");

        assertThat(done("models", "--models", folder.toString()).out())
                .contains("successRate ")
                .contains("; avoiding-bc 0.000");
    }

    @Test
    void anEvaluation_saysEveryNumberByItsKey() throws IOException {
        Path file = folder.resolve("result.json");

        done("evaluate", "policy", "--task", "avoiding", "--episodes", "2", "--seeds", "1", "--json", file.toString());

        JsonNode json = json(file);
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
