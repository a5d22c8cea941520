package org.plume.generative.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders and cards that are not as they were written. */
class BadModelFolderTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path models;

    Path folder;

    @BeforeEach
    void writeModel() {
        folder = ModelFolderTest.written(models, "flow");
    }

    @Test
    void aMissingFolderOrCard_isRefused() throws IOException {
        refused(models.resolve("none"), models.resolve("none") + " must be a model folder, was missing");
        Files.delete(folder.resolve("model.json"));
        refused(folder, folder.resolve("model.json") + " must be a file, was missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphs/velocity.onnx", "weights.safetensors"})
    void everyMissingFile_isRefused(String name) throws IOException {
        Files.delete(folder.resolve(name));
        refused(folder, folder.resolve(name) + " must be a file, was missing");
    }

    @Test
    void aRenamedFile_isRefused() throws IOException {
        Files.move(folder.resolve("graphs/velocity.onnx"), folder.resolve("graphs/speed.onnx"));
        refused(folder, folder.resolve("graphs/velocity.onnx") + " must be a file, was missing");
    }

    @Test
    void aTruncatedFile_isRefused() throws IOException {
        Files.write(folder.resolve("graphs/velocity.onnx"), new byte[] {1, 2});
        refused(folder, folder.resolve("graphs/velocity.onnx") + " must have 3 bytes, as model.json says, had 2");
    }

    @Test
    void anAlteredFile_isRefused() throws IOException {
        Path file = folder.resolve("graphs/velocity.onnx");
        ModelFolder before = ModelFolder.open(folder);
        String expected = sha(file);
        Files.write(file, new byte[] {1, 2, 4});
        String message = file + " must have SHA-256 " + expected + ", as model.json says, had " + sha(file);
        refused(folder, message);
        assertThatThrownBy(() -> before.graph("velocity")).hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphs/evil.onnx", "evil.so", "graphs/.hidden"})
    void everyUnlistedFile_isRefused(String name) throws IOException {
        Files.write(folder.resolve(name), new byte[1]);
        refused(folder, folder.resolve(name) + " must be listed in model.json under files, or not be there");
    }

    @Test
    void aLinkOutOfTheFolder_isRefused() throws IOException {
        Path outside = Files.write(models.resolve("outside.onnx"), ModelFolderTest.VELOCITY);
        Path link = folder.resolve("graphs/velocity.onnx");
        Files.delete(link);
        Files.createSymbolicLink(link, outside);
        refused(folder, link + " must lie within its model folder, was a link to " + outside.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../x",
                "/etc/passwd",
                "graphs/../../x.onnx",
                "graphs/a/b.onnx",
                "graphs/.onnx",
                "graphs/..onnx",
                "graphs\\x.onnx",
                "model.json",
                "weights.bin",
                ""
            })
    void everyOtherFileName_isRefused(String name) throws IOException {
        editCard(json -> {
            ((ObjectNode) json.get("files")).putObject(name).put("bytes", 3).put("sha256", "0".repeat(64));
            return json;
        });
        refused(
                folder,
                folder.resolve("model.json") + ": files must be named graphs/<name>.onnx or weights.safetensors, was \""
                        + name + "\"");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void everyWrongCard_isRefused(UnaryOperator<ObjectNode> edit, String message) throws IOException {
        editCard(edit);
        assertThatThrownBy(() -> ModelFolder.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(folder.resolve("model.json") + ": ")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> everyWrongCard_isRefused() {
        return Stream.of(
                wrong(j -> j.put("format", 2), "format must be 1, the one this version of Plume reads, was 2"),
                wrong(j -> j.without("format"), "format must be 1, the one this version of Plume reads, was missing"),
                wrong(j -> j.put("format", "1"), "was \"1\""),
                wrong(j -> j.put("name", "../x"), "name must be 1 to 64 letters, digits or _ . -"),
                wrong(j -> j.put("kind", ""), "kind must be 1 to 64 letters"),
                wrong(j -> j.put("threads", 0), "threads must be >= 1, was 0"),
                wrong(
                        j -> j.put("threads", "2"),
                        "the card must be JSON as Plume writes it: Cannot coerce String value"),
                wrong(j -> j.put("threads", 1.5), "Cannot coerce Floating-point value (1.5) to `int`"),
                wrong(j -> j.putNull("task"), "Null value for creator property 'task'"),
                wrong(j -> j.without("spec"), "Missing creator property 'spec'"),
                wrong(j -> j.put("code", "x"), "Unrecognized field \"code\""),
                wrong(
                        j -> {
                            ((ObjectNode) j.get("provenance")).put("dataSha256", "abc");
                            return j;
                        },
                        "provenance.dataSha256 must be empty or 64 hexadecimal digits, was abc"),
                wrong(
                        j -> {
                            ((ObjectNode) j.at("/files/weights.safetensors")).put("bytes", -1);
                            return j;
                        },
                        "bytes must be >= 0, was -1"),
                wrong(
                        j -> {
                            ((ObjectNode) j.get("metrics")).remove("baselines");
                            return j;
                        },
                        "metrics must have baselines beside them"));
    }

    @Test
    void aCardThatIsNotJson_isRefused() throws IOException {
        Path card = folder.resolve("model.json");
        Files.writeString(card, "{\"format\": 1, \"format\": 1}");
        assertThatThrownBy(() -> ModelFolder.open(folder))
                .hasMessageStartingWith(card + ": the card must be JSON as Plume writes it: Duplicate");
        Files.writeString(card, "[]");
        refused(folder, card + ": the card must be a JSON object");
        Files.writeString(card, "");
        refused(folder, card + ": the card must be a JSON object");
        Files.write(card, new byte[(16 << 20) + 1]);
        refused(folder, card + " must have at most 16777216 bytes, had 16777217");
    }

    private static Arguments wrong(UnaryOperator<ObjectNode> edit, String message) {
        return arguments(edit, message);
    }

    private void editCard(UnaryOperator<ObjectNode> edit) throws IOException {
        Path card = folder.resolve("model.json");
        ObjectNode json = (ObjectNode) JSON.readTree(Files.readAllBytes(card));
        Files.write(card, JSON.writeValueAsBytes(edit.apply(json)));
    }

    private static void refused(Path folder, String message) {
        assertThatThrownBy(() -> ModelFolder.open(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static String sha(Path file) {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
