package org.plume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.plume.Commands.done;
import static org.plume.Commands.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.Commands.Answer;
import org.plume.generative.Streams;
import org.plume.protein.Sequence;
import org.plume.protein.io.SequenceReader;

/** Six columns, the last one as the first: a network of any order knows the first from the last. */
class AnyOrderCommandsTest {

    @TempDir
    Path folder;

    @Test
    void aNetworkOfAnyOrder_isTrainedScoredDrawnFromAndCompletedWith() throws IOException {
        StringBuilder rows = new StringBuilder();
        RandomGenerator rng = new Streams(5).at(0);
        for (int i = 0; i < 400; i++) {
            String letters = "ACDEFGHIKLMNPQRSTVWY";
            char end = letters.charAt(rng.nextInt(4));
            StringBuilder row = new StringBuilder().append(end);
            for (int c = 0; c < 4; c++) {
                row.append(letters.charAt(rng.nextInt(20)));
            }
            rows.append(">s").append(i).append('\n').append(row).append(end).append('\n');
        }
        String family = Files.writeString(folder.resolve("echo.fasta"), rows).toString();
        String model = folder.resolve("echo").toString();
        done(
                List.of("train", "protein", "--orders", "3", "--family", family),
                "--out",
                model,
                "--steps",
                "400",
                "--every",
                "100",
                "--hidden",
                "32",
                "--batch",
                "32",
                "--identity",
                "0.9",
                "--learning-rate",
                "0.01",
                "--dropout",
                "0");
        Path json = folder.resolve("e.json");
        done(
                List.of("evaluate", "protein", "--model", model, "--family", family),
                "--samples",
                "50",
                "--json",
                json.toString());
        JsonNode measured = json(json);
        double ours = measured.path("heldOutNatsPerResidue").asDouble();
        double site =
                measured.path("baselines").get(0).path("heldOutNatsPerResidue").asDouble();
        assertThat(ours).isLessThan(site - 0.1);
        assertThat(measured.path("mixture").path("heldOutNatsPerResidue").asDouble())
                .isLessThanOrEqualTo(ours);
        Path drawn = folder.resolve("drawn.fasta");
        done(
                List.of("sample", "protein", "--model", model, "--pattern", "x(5)-D", "--rows"),
                "--samples",
                "40",
                "--out",
                drawn.toString());
        List<Sequence> completed = SequenceReader.read(drawn);
        assertThat(completed.stream().map(Sequence::letters)).allMatch(l -> l.endsWith("D"));
        assertThat(completed.stream().filter(c -> c.letters().startsWith("D")).count())
                .isGreaterThan(25);
        Answer scored = done("score", "protein", "--model", model, "--sequences", drawn.toString());
        assertThat(scored.out().lines()).hasSize(completed.size() + 1);
    }
}
