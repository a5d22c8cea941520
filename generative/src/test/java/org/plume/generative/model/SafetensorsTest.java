package org.plume.generative.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;
import org.plume.generative.nn.Half;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Tensor;

class SafetensorsTest {

    @TempDir
    Path folder;

    @Test
    void everyTensor_returnsAsItWasWritten() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("z", Tensor.of(Init.normal(1).values(new long[] {300, 301}, new Streams(1).at(0)), 300, 301));
        tensors.put("scalar", Tensor.of(new float[] {Float.NaN}));
        tensors.put("empty", Tensor.zeros(0, 7));
        tensors.put("a \"quoted\" näme", Tensor.of(new float[] {-0f, Float.NEGATIVE_INFINITY}, 1, 2));
        Path file = folder.resolve("t.safetensors");
        Safetensors.write(file, tensors, Map.of("format", "pt"));

        assertThat(Safetensors.read(file)).containsExactlyEntriesOf(tensors);
        assertThat(Safetensors.open(file).metadata()).containsExactly(Map.entry("format", "pt"));
        assertThat(folder).isDirectoryNotContaining(f -> f.toString().endsWith(".tmp"));
    }

    @Test
    void everyMatrixInSixteenBits_returnsRounded_andTakesHalf() throws IOException {
        float[] values = Init.normal(1).values(new long[] {300, 301}, new Streams(1).at(0));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        tensors.put("matrix", Tensor.of(values, 300, 301));
        tensors.put("vector", Tensor.of(new float[] {0.1f, 1e-9f}, 2));
        Path file = folder.resolve("half.safetensors");
        Safetensors.write(file, tensors, Map.of(), Dtype.F16);

        Map<String, Tensor> read = Safetensors.read(file);
        assertThat(read.get("vector")).isEqualTo(tensors.get("vector"));
        float[] back = read.getOrDefault("matrix", Tensor.zeros(0)).values();
        for (int i = 0; i < values.length; i++) {
            assertThat(back[i]).isEqualTo(Half.value(Half.bits(values[i])));
        }
        assertThat(Files.size(file)).isBetween(2L * values.length, 2L * values.length + 400);
        assertThatThrownBy(() -> Safetensors.write(file, tensors, Map.of(), Dtype.I8))
                .hasMessage("matrices must be F32 or F16, was I8");
    }

    @Test
    void everyReadableType_isConverted() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        data.putDouble(Math.PI).putLong(Long.MIN_VALUE);
        data.putShort((short) 0x3C01)
                .putShort((short) 0xC000)
                .putShort((short) 0x0001)
                .putShort((short) 0xFC00);
        data.putShort((short) 0xBF80).putShort((short) 0x4049);
        data.put((byte) 1).put((byte) 0xFF).putShort((short) 0xFFFF).putInt(-1).flip();
        Path file = file("""
                {"d":{"dtype":"F64","shape":[1],"data_offsets":[0,8]},"l":{"dtype":"I64","shape":[],"data_offsets":[8,16]},
                "h":{"dtype":"F16","shape":[4],"data_offsets":[16,24]},"bf":{"dtype":"BF16","shape":[2],"data_offsets":[24,28]},
                "flag":{"dtype":"BOOL","shape":[1],"data_offsets":[28,29]},"u8":{"dtype":"U8","shape":[1],"data_offsets":[29,30]},
                "u16":{"dtype":"U16","shape":[1],"data_offsets":[30,32]},"u32":{"dtype":"U32","shape":[1],"data_offsets":[32,36]}}""", data);
        Safetensors opened = Safetensors.open(file);

        assertThat(opened.doubles("d")).containsExactly(Math.PI);
        assertThat(opened.tensor("d").values()).containsExactly((float) Math.PI);
        assertThat(opened.longs("l")).containsExactly(Long.MIN_VALUE);
        assertThat(opened.doubles("h"))
                .containsExactly(1 + Math.pow(2, -10), -2, Math.pow(2, -24), Double.NEGATIVE_INFINITY);
        assertThat(opened.doubles("bf")).containsExactly(-1, 3.140625);
        assertThat(opened.longs("flag")).containsExactly(1);
        assertThat(opened.longs("u8")).containsExactly(255);
        assertThat(opened.longs("u16")).containsExactly(65535);
        assertThat(opened.tensor("u32").values()).containsExactly((float) (1L << 32));
        assertThatThrownBy(() -> opened.longs("d")).hasMessageEndingWith("d must be of an integer type, was F64");
        assertThatThrownBy(() -> opened.tensor("x")).hasMessageContaining("there must be a tensor x, were [d, l, h");
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void everyMalformedHeader_isRefused(String header, String message) throws IOException {
        Path file = file(header, ByteBuffer.allocate(8));
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(file + ": ")
                .hasMessageContaining(message);
    }

    static Stream<Arguments> everyMalformedHeader_isRefused() {
        String good = "\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]}";
        return Stream.of(
                arguments("", "the header must begin with {, was empty"),
                arguments(" {" + good + "}", "the header must begin with {, began with  "),
                arguments("[]", "the header must begin with {, began with ["),
                arguments("{" + good, "the header must be JSON without duplicate keys: Unexpected end-of-input"),
                arguments("{" + good + "," + good + "}", "without duplicate keys: Duplicate field 'a'"),
                arguments("{" + good + "} {}", "the header must end with its closing brace, went on"),
                arguments(entry("\"F33\"", "[2]", "[0,8]"), "a.dtype must be one of [BOOL, U8"),
                arguments(entry("7", "[2]", "[0,8]"), "a.dtype must be VALUE_STRING, was VALUE_NUMBER_INT"),
                arguments(
                        entry("\"F32\"", "[2.0]", "[0,8]"), "a.shape must be VALUE_NUMBER_INT, was VALUE_NUMBER_FLOAT"),
                arguments(entry("\"F32\"", "[-2]", "[0,8]"), "a.shape must hold integers in [0, 2^63), had -2"),
                arguments(
                        entry("\"F32\"", "[9223372036854775808]", "[0,8]"),
                        "a.shape must hold integers in [0, 2^63), had 9223372036854775808"),
                arguments(
                        entry("\"F32\"", "[4294967296,4294967296]", "[0,8]"),
                        "a.shape must have fewer than 2^63 bytes, was [4294967296, 4294967296]"),
                arguments(
                        entry("\"F32\"", "[1" + ",1".repeat(32) + "]", "[0,8]"),
                        "a.shape must have at most 32 entries"),
                arguments(entry("\"F32\"", "[3]", "[0,8]"), "a.data_offsets must span 12 bytes for F32[3], spanned 8"),
                arguments(entry("\"F32\"", "[2]", "[8,0]"), "[begin, end] with begin <= end, was [8, 0]"),
                arguments(entry("\"F32\"", "[2]", "[0,4,8]"), "[begin, end] with begin <= end, was [0, 4, 8]"),
                arguments(
                        entry("\"F32\"", "[1]", "[4,8]"),
                        "a.data_offsets must begin at 0, where the tensor before it ends"),
                arguments(entry("\"F32\"", "[1]", "[0,4]"), "the data must have 4 bytes, as the header says, had 8"),
                arguments(entry("\"F32\"", "[3]", "[0,12]"), "the data must have 12 bytes, as the header says, had 8"),
                arguments(
                        "{" + good + ",\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
                        "b.data_offsets must begin at 8"),
                arguments("{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}", "a must have dtype, shape and data_offsets"),
                arguments(
                        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8],\"code\":\"x\"}}",
                        "a must have dtype, shape and data_offsets only, had code"),
                arguments("{\"a\":3}", "a must be START_OBJECT, was VALUE_NUMBER_INT"),
                arguments(
                        "{\"__metadata__\":{\"k\":1}," + good + "}",
                        "__metadata__.k must be VALUE_STRING, was VALUE_NUMBER_INT"),
                arguments("{\"\u00FF\":1}", "the header must be UTF-8"));
    }

    @Test
    void everyLength_isCheckedBeforeAnythingIsAllocated() throws IOException {
        Path file = folder.resolve("t.safetensors");
        Files.write(file, new byte[7]);
        assertThatThrownBy(() -> Safetensors.open(file))
                .hasMessage(file + ": the file must have at least 8 bytes, had 7");

        writeLength(file, 100_000_001);
        assertThatThrownBy(() -> Safetensors.open(file))
                .hasMessage(file + ": the header must have at most 100000000 bytes, had 100000001");
        writeLength(file, -1);
        assertThatThrownBy(() -> Safetensors.open(file)).hasMessageEndingWith("had 18446744073709551615");
        writeLength(file, 99_999_999);
        assertThatThrownBy(() -> Safetensors.open(file))
                .hasMessage(file + ": the header must end within the file of 10 bytes, ended at 100000007");
    }

    @Test
    void aTensorOfMoreEntriesThanAnArrayHolds_isRefusedWhenRead() throws IOException {
        Path file = file("{\"a\":{\"dtype\":\"U64\",\"shape\":[1],\"data_offsets\":[0,8]}}", ByteBuffer.allocate(8));
        assertThatThrownBy(() -> Safetensors.open(file).tensor("a"))
                .hasMessage(file + ": a must be of a type that can be read, was U64");
    }

    @Test
    void everyDamage_isRefusedOrHarmless() throws IOException {
        Path file = folder.resolve("t.safetensors");
        Safetensors.write(file, Map.of("weight", Tensor.zeros(3, 2), "bias", Tensor.zeros(2)), Map.of("k", "v"));
        byte[] good = Files.readAllBytes(file);
        RandomGenerator rng = new Streams(2).at(0);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            byte[] bad = good.clone();
            bad[rng.nextInt(bad.length)] = (byte) rng.nextInt();
            Files.write(file, bad);
            try {
                assertThat(Safetensors.read(file)).hasSizeBetween(1, 2);
            } catch (IllegalArgumentException e) {
                assertThat(e).hasMessageStartingWith(file + ": ");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(100);
    }

    @Test
    void aFileOfPyTorch_isRead() {
        Path file = Path.of(System.getProperty("plume.shared", "../shared"), "fixtures/progen2/model.safetensors");
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is absent");
        Safetensors opened = Safetensors.open(file);
        assertThat(opened.names()).hasSize(25);
        assertThat(opened.metadata()).containsEntry("format", "pt");
        assertThat(Safetensors.read(file).values()).allSatisfy(t -> {
            for (float v : t.values()) {
                assertThat(v).isFinite();
            }
        });
    }

    @Test
    void aMissingFile_isNamed() {
        Path file = folder.resolve("none.safetensors");
        assertThatThrownBy(() -> Safetensors.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage(file + " cannot be read: NoSuchFileException");
    }

    private static String entry(String dtype, String shape, String offsets) {
        return "{\"a\":{\"dtype\":" + dtype + ",\"shape\":" + shape + ",\"data_offsets\":" + offsets + "}}";
    }

    private static void writeLength(Path file, long n) throws IOException {
        ByteBuffer bytes =
                ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN).putLong(n);
        Files.write(file, bytes.array());
    }

    private Path file(String header, ByteBuffer data) throws IOException {
        byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes =
                ByteBuffer.allocate(8 + text.length + data.remaining()).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(text.length).put(text).put(data);
        return Files.write(folder.resolve("t.safetensors"), bytes.array());
    }
}
