package org.plume.generative.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.nn.Tensor;

/** A model is written, read and replaced as a whole. */
class ModelFolderTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final byte[] VELOCITY = {1, 2, 3};
    private static final Map<String, Tensor> WEIGHTS = Map.of("w", Tensor.of(new float[] {1, 2}, 2));

    @TempDir
    Path models;

    Path folder;

    @BeforeEach
    void writeModel() {
        folder = written(models, "flow");
    }

    /** Two graphs and weights, in the folder of that name. */
    static Path written(Path models, String name) {
        Path folder = models.resolve(name);
        ModelFolder.write(folder, card("flow"), Map.of("velocity", VELOCITY, "divergence", new byte[] {4}), WEIGHTS);
        return folder;
    }

    @Test
    void aModel_returnsAsItWasWritten() {
        ModelFolder model = ModelFolder.open(folder);

        assertThat(model.graphs()).containsExactly("divergence", "velocity");
        assertThat(model.graph("velocity")).isEqualTo(VELOCITY);
        assertThat(model.weights()).isEqualTo(WEIGHTS);
        assertThat(model.card().withFiles(Map.of())).isEqualTo(card("flow"));
        assertThat(model.version()).isEqualTo(sha(folder.resolve("model.json")));
        assertThat(models)
                .isDirectoryNotContaining(f -> f.getFileName().toString().startsWith("."));
    }

    @Test
    void theVersion_isThatOfTheContents() {
        Path twin = written(models, "twin");
        Path other = models.resolve("other");
        ModelFolder.write(other, card("flow"), Map.of("velocity", VELOCITY, "divergence", new byte[] {5}), WEIGHTS);

        assertThat(ModelFolder.open(twin).version())
                .isEqualTo(ModelFolder.open(folder).version());
        assertThat(ModelFolder.open(other).version())
                .isNotEqualTo(ModelFolder.open(folder).version());
    }

    @Test
    void metrics_areRecordedWithTheirBaselines_andChangeNothingButTheVersion() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# Flow");
        ModelFolder before = ModelFolder.open(folder);
        ObjectNode metrics = JSON.createObjectNode().put("successRate", 0.9);
        assertThatThrownBy(() -> before.withMetrics(metrics))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("metrics must have baselines beside them");
        metrics.putArray("baselines").addObject().put("name", "replay").put("successRate", 0.8);

        ModelFolder after = before.withMetrics(metrics);
        assertThat(after.card().metrics()).isEqualTo(metrics);
        assertThat(after.card().withMetrics(before.card().metrics())).isEqualTo(before.card());
        assertThat(after.graph("velocity")).isEqualTo(VELOCITY);
        assertThat(after.weights()).isEqualTo(WEIGHTS);
        assertThat(after.version()).isNotEqualTo(before.version());
        assertThat(ModelFolder.open(folder).version()).isEqualTo(after.version());
        assertThat(folder.resolve("README.md")).hasContent("# Flow");
        assertThat(ModelFolder.list(models)).containsExactly("flow");
    }

    @Test
    void aPlaceForAModel_isRefusedBeforeTheWork() throws IOException {
        Path file = Files.writeString(models.resolve("file"), "");
        ModelFolder.requirePlace(folder);
        ModelFolder.requirePlace(models.resolve("new"));
        assertThatThrownBy(() -> ModelFolder.requirePlace(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(file + " must be absent, empty or a model folder to be replaced, had no model.json");
    }

    @Test
    void aReadme_mayLieBesideTheModel() throws IOException {
        Files.writeString(folder.resolve("README.md"), "# Flow");
        assertThat(ModelFolder.open(folder).card().name()).isEqualTo("flow");
    }

    @Test
    void aGraphOrWeightsThatAreNotThere_areNamed() {
        ModelFolder bare = ModelFolder.write(models.resolve("bare"), card("bare"), Map.of(), Map.of());
        assertThat(bare.hasWeights()).isFalse();
        assertThatThrownBy(bare::weights).hasMessage("model bare must have weights.safetensors, has none");
        assertThatThrownBy(() -> bare.graph("mean")).hasMessage("model bare must have a graph mean, has []");
    }

    @Test
    void aModel_isReplacedAsAWhole() {
        ModelFolder.write(folder, card("flow2"), Map.of("mean", VELOCITY), Map.of());
        ModelFolder now = ModelFolder.open(folder);
        assertThat(now.card().name()).isEqualTo("flow2");
        assertThat(now.graphs()).containsExactly("mean");
        assertThat(models)
                .isDirectoryNotContaining(f -> f.getFileName().toString().startsWith("."));
    }

    @Test
    void aFolderThatIsNoModel_isNotReplaced() throws IOException {
        Path home = Files.createDirectory(models.resolve("home"));
        Files.writeString(home.resolve("precious.txt"), "x");
        assertThatThrownBy(() -> ModelFolder.write(home, card("flow"), Map.of(), Map.of()))
                .hasMessage(home + " must be absent, empty or a model folder to be replaced, had no model.json");
        assertThat(home.resolve("precious.txt")).exists();
    }

    @Test
    void aFailureWhileWriting_leavesTheOldModel() {
        String version = ModelFolder.open(folder).version();
        assertThatThrownBy(() -> ModelReplacement.write(folder, draft -> {
                    Files.writeString(draft.resolve("model.json"), "half");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(folder + " cannot be written: No space left on device");
        assertThat(ModelFolder.open(folder).version()).isEqualTo(version);
        assertThat(models)
                .isDirectoryNotContaining(f -> f.getFileName().toString().startsWith("."));
    }

    @Test
    void aReplacementCutShortByAPowerFailure_leavesTheOldModel() throws IOException {
        String version = ModelFolder.open(folder).version();
        Files.createDirectory(models.resolve(".flow.new"));
        Files.move(folder, models.resolve(".flow.old"));

        assertThat(ModelFolder.open(folder).version()).isEqualTo(version);
        assertThat(ModelFolder.open(folder).graph("velocity")).isEqualTo(VELOCITY);
        assertThat(ModelFolder.list(models)).containsExactly("flow");

        ModelFolder.write(folder, card("flow2"), Map.of(), Map.of());
        assertThat(ModelFolder.open(folder).card().name()).isEqualTo("flow2");
        assertThat(models)
                .isDirectoryNotContaining(f -> f.getFileName().toString().startsWith("."));
    }

    @Test
    void aReader_findsTheOldOrTheNewModelWhileItIsReplaced() throws InterruptedException {
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 30; i++) {
                byte[] graph = {(byte) i};
                ModelFolder.write(folder, card("flow" + i), Map.of("velocity", graph), Map.of());
            }
        });
        writer.start();
        do {
            assertThat(ModelFolder.open(folder).card().name()).startsWith("flow");
        } while (writer.isAlive());
        writer.join();
        assertThat(ModelFolder.open(folder).card().name()).isEqualTo("flow29");
    }

    @Test
    void onlyModels_areListed() throws IOException {
        Files.createDirectory(models.resolve("empty"));
        Files.writeString(models.resolve("file.txt"), "x");
        ModelFolder.write(models.resolve("bc"), card("bc"), Map.of(), Map.of());
        assertThat(ModelFolder.list(models)).containsExactly("bc", "flow");
    }

    @Test
    void aGraphName_cannotLeaveTheFolder() {
        assertThatThrownBy(() -> ModelFolder.write(folder, card("flow"), Map.of("../x", VELOCITY), Map.of()))
                .hasMessageStartingWith("a graph's name must be 1 to 64 letters")
                .hasMessageEndingWith("was \"../x\"");
    }

    static ModelCard card(String name) {
        ObjectNode spec = JSON.createObjectNode().put("horizon", 16).put("dt", 0.1);
        ObjectNode metrics = JSON.createObjectNode().put("successRate", 0.9);
        metrics.putArray("successRate95").add(0.8).add(0.95);
        metrics.putArray("baselines")
                .addObject()
                .put("name", "behaviour-cloning")
                .put("successRate", 0.5);
        return new ModelCard(
                name,
                "policy",
                "avoiding",
                spec,
                JSON.createObjectNode().put("solver", "heun"),
                1,
                new Provenance("plume train policy --seed 7", "avoiding", "0".repeat(64), Long.MAX_VALUE, 1000, "onnx"),
                metrics,
                Map.of());
    }

    private static String sha(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
