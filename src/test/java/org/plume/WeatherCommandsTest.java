package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.json;
import static org.plume.WindCommands.data;
import static org.plume.WindCommands.model;
import static org.plume.WindCommands.sample;
import static org.plume.WindCommands.score;
import static org.plume.WindCommands.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.plume.Commands.Answer;

/** Train, sample, score and evaluate weather as a person types them. */
@ExtendWith(WindCommands.class)
class WeatherCommandsTest {

    @TempDir
    Path folder;

    @Test
    void aRollout_isLearntAfterOneStep() throws IOException {
        Path out = folder.resolve("r");
        Answer answer = train(data(), out, "--networks", "1", "--rollout", "2", "--rollout-steps", "5");
        assertThat(answer.text()).contains("model r: ");
        assertThat(answer.status()).isZero();
        JsonNode card = json(out.resolve("model.json"));
        assertThat(card.get("provenance").get("steps").asLong()).isEqualTo(65);
    }

    @Test
    void aForecaster_isSampled_andScored_besideReferences() throws IOException {
        Path out = folder.resolve("e.nc");
        Path told = folder.resolve("e.json");
        done(sample(
                out,
                "--start",
                "2003-01-05..2003-12-01/30",
                "--members",
                "20",
                "--leads",
                "3",
                "--json",
                told.toString()));
        assertThat(json(told).get("members").asInt()).isEqualTo(20);
        assertThat(json(told).get("starts")).hasSize(12);
        assertThat(folder.resolve("e.nc.partial")).doesNotExist();

        Path scores = folder.resolve("s.json");
        Path pictures = folder.resolve("pictures");
        done(score(
                out,
                "--climatology",
                "2001-2002",
                "--threshold",
                "12",
                "--pictures",
                pictures.toString(),
                "--json",
                scores.toString()));
        JsonNode results = json(scores).get("results");
        assertThat(results).hasSize(3);
        for (JsonNode lead : results) {
            assertThat(lead.get("fairCrps").asDouble()).isPositive();
            assertThat(lead.get("fairCrps95")).hasSize(2);
            assertThat(lead.get("ssr").asDouble()).isPositive();
            assertThat(lead.get("baselines")).hasSize(1);
            assertThat(lead.get("events").get(0).get("fairBrier").asDouble()).isBetween(-0.2, 1.0);
        }
        try (var drawn = Files.list(pictures)) {
            assertThat(drawn.map(p -> p.getFileName().toString()))
                    .anyMatch(name -> name.endsWith(".png"))
                    .anyMatch(name -> name.endsWith(".svg"));
        }
    }

    private JsonNode evaluated(String... more) throws IOException {
        Path out = folder.resolve("e.json");
        done(
                List.of(
                        "evaluate",
                        "weather",
                        "--task",
                        "wind",
                        "--data",
                        data().toString(),
                        "--model",
                        model().toString(),
                        "--json",
                        out.toString()),
                more);
        return json(out);
    }

    @Test
    void anEvaluation_isBesideItsBaselines_withItsEstimators() throws IOException {
        JsonNode json = evaluated(
                "--every",
                "40",
                "--leads",
                "2",
                "--members",
                "8",
                "--pictures",
                folder.resolve("drawn").toString());
        assertThat(json.get("task").asText()).isEqualTo("wind");
        assertThat(json.get("estimators").get("fairCrps").asText()).isNotBlank();
        assertThat(json.get("leads").get(1).get("flatness").asDouble()).isBetween(0.0, 1.0);
        List<String> names = new ArrayList<>();
        json.get("baselines").forEach(b -> names.add(b.get("name").asText()));
        assertThat(names)
                .containsExactly(
                        "climatology",
                        "persistence",
                        "dressed persistence",
                        "analogs",
                        "shifted analogs",
                        "dressed linear regression");
        for (String picture : List.of("crps", "skill", "spread", "ranks")) {
            assertThat(folder.resolve("drawn").resolve(picture + ".svg")).exists();
        }
    }

    @Test
    void anEvaluationOfThirtyMembers_hasABinForEachPlace() throws IOException {
        JsonNode json = evaluated("--every", "60", "--leads", "1", "--members", "30", "--no-baselines");
        assertThat(json.get("ranksPerBin")).hasSize(31);
        assertThat(json.get("flatness").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void aMemoryOfThreeDays_isSeen() throws IOException {
        Path out = folder.resolve("three");
        assertThat(train(data(), out, "--memory", "3").status()).isZero();
        assertThat(json(out.resolve("model.json")).get("spec").get("memory").asInt())
                .isEqualTo(3);
        assertThat(train(data(), folder.resolve("none"), "--memory", "0").text())
                .contains("memory >= 1");
    }
}
