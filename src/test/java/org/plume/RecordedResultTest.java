package org.plume;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> tree = Files.walk(from)) {
            for (Path path : tree.toList()) {
                Files.copy(path, to.resolve(from.relativize(path).toString()));
            }
        }
    }
}
