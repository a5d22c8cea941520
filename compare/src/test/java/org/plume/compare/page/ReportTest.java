package org.plume.compare.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    @TempDir
    Path folder;

    @Test
    void everyParadigm_saysWhatItCan_besideBaselines() {
        JsonNode report = SmallComparison.of(folder, "checkerboard", "vae", "gan", "affine-flow")
                .report();
        JsonNode vae = report.get("paradigms").get(0);
        JsonNode gan = report.get("paradigms").get(1);
        JsonNode flow = report.get("paradigms").get(2);
        assertThat(vae.get("likelihood").asText()).isEqualTo("bound");
        assertThat(vae.get("meanBound").asDouble())
                .isLessThan(vae.get("integratedLogLikelihood").asDouble());
        assertThat(gan.get("likelihood").asText()).isEqualTo("none");
        assertThat(gan.has("logLikelihood")).isFalse();
        assertThat(gan.get("capabilities").toString()).isEqualTo("[\"SAMPLE\"]");
        assertThat(flow.get("likelihood").asText()).isEqualTo("exact");
        for (JsonNode row : List.of(vae, gan, flow)) {
            double distance = row.get("energyDistance").asDouble();
            assertThat(distance)
                    .isBetween(
                            row.get("energyDistance95").get(0).asDouble(),
                            row.get("energyDistance95").get(1).asDouble());
            assertThat(row.get("parameters").asLong()).isBetween(40_000L, 60_000L);
            assertThat(row.get("networkEvaluations").asInt()).isEqualTo(1);
            assertThat(row.get("modes").asInt()).isEqualTo(8);
        }
        assertThat(report.get("baselines").get(0).get("name").asText()).isEqualTo("fresh data");
        assertThat(report.get("baselines").get(1).get("logLikelihoodError").asDouble())
                .isBetween(-1.0, -0.2);
    }

    /** Of sequences; their pictures show letters in order. */
    @Test
    void letters_areLearnedByWhatCan_besideIndependentLetters() {
        SmallComparison small = SmallComparison.of(folder, "peptides", "gan", "autoregressive");
        JsonNode report = small.report();
        assertThat(report.get("paradigms").get(0).get("refused").asText()).contains("has no LETTERS");
        JsonNode own = report.get("paradigms").get(1);
        assertThat(own.get("logLikelihoodError").asDouble()).isBetween(-2.0, 0.5);
        assertThat(own.has("totalProbability")).isFalse();
        assertThat(own.get("anomalyAuroc").asDouble()).isGreaterThan(0.8);
        assertThat(report.get("baselines").get(1).get("name").asText()).isEqualTo("independent letters");
        assertThat(report.get("uses").get("classification").get("bestAccuracy").asDouble())
                .isGreaterThan(0.9);
        assertThat(small.page()).contains("has no LETTERS");
    }

    /** A killed run goes on, and what is trained already is not trained again: the same numbers, times included. */
    @Test
    void theSameRunAgain_givesTheSameNumbers() {
        JsonNode first = SmallComparison.of(folder, "moons", "gan").report();
        JsonNode again = SmallComparison.of(folder, "moons", "gan").report();
        assertThat(again.get("paradigms").get(0).get("trainSeconds"))
                .isEqualTo(first.get("paradigms").get(0).get("trainSeconds"));
        assertThat(again.get("paradigms").get(0).get("mmd"))
                .isEqualTo(first.get("paradigms").get(0).get("mmd"));
    }

    @Test
    void pointsOfOnesOwn_areCompared_andAFlowRefusesOneColumn() throws IOException {
        Path file = folder.resolve("mine.csv");
        Files.write(
                file,
                IntStream.range(0, 60)
                        .mapToObj(i -> Integer.toString(i * i % 17))
                        .toList());
        JsonNode report = SmallComparison.of(folder, file.toString(), "gan", "affine-flow")
                .report();
        assertThat(report.get("coordinates").asInt()).isEqualTo(1);
        assertThat(report.get("paradigms").get(0).has("energyDistance")).isTrue();
        assertThat(report.get("paradigms").get(1).get("refused").asText())
                .isEqualTo("size must be >= 2, as couplings need two halves, was 1");
    }
}
