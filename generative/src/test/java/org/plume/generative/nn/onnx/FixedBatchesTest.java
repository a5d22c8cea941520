package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.nn.Case;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.net.ConditionalUnet1d;
import org.plume.generative.nn.net.ResidualMlp;

class FixedBatchesTest {

    private static final int ROWS = 21;

    static Stream<Case> networks() {
        ConditionalUnet1d unet =
                new ConditionalUnet1d(7, 20, List.of(32, 64), 5, 8, 16, true, ConditionalUnet1d.Naming.ORIGINAL);
        return Stream.concat(
                Networks.all().map(c -> new Case(c.name(), c.graph(), ROWS, c.vocabulary())),
                Stream.of(
                        Networks.wideGrid(ROWS),
                        new Case("wide MLP", Networks.graph(new ResidualMlp(112, 50, 256, 4, 64), 16, 7, 50), ROWS, 1),
                        new Case("wide U-Net", Networks.graph(unet, 16, 7, 20), ROWS, 1)));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyRow_isTheSameAloneAndInAnyCompany(Case c) {
        byte[] model = OnnxFile.serving(Recording.of(c.graph()), c.parameters());
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            FixedBatches batches = FixedBatches.proven(session, 1, 2, 4, 8, 16);
            Map<String, Object> all = c.inputs();
            Map<String, float[]> together = batches.run(ROWS, all);
            for (int i = 0; i < ROWS; i++) {
                Map<String, float[]> alone = batches.run(1, FixedBatches.pick(session, all, i));
                int row = i;
                alone.forEach((name, y) -> assertThat(y)
                        .as(c + ", row " + row + " of " + name + ", sizes " + batches.sizes())
                        .containsExactly(slice(together, name, row, y.length)));
            }
            int[] some = {20, 3, 3, 7, 0};
            Map<String, float[]> mixed = batches.run(some.length, FixedBatches.pick(session, all, some));
            mixed.forEach((name, y) -> {
                int n = y.length / some.length;
                for (int i = 0; i < some.length; i++) {
                    assertThat(Arrays.copyOfRange(y, i * n, (i + 1) * n))
                            .containsExactly(slice(together, name, some[i], n));
                }
            });
        }
    }

    private static float[] slice(Map<String, float[]> outputs, String name, int row, int n) {
        return Arrays.copyOfRange(outputs.getOrDefault(name, new float[0]), row * n, (row + 1) * n);
    }

    @Test
    void sizes_areCheckedAndSorted() {
        Case c = Networks.mlps().findFirst().orElseThrow();
        byte[] model = OnnxFile.serving(Recording.of(c.graph()), c.parameters());
        try (OnnxSession session = OnnxSession.open(model, 1)) {
            assertThat(FixedBatches.of(session, List.of(2, 8, 2)).sizes()).containsExactly(8, 2);
            assertThatThrownBy(() -> FixedBatches.of(session, List.of()))
                    .hasMessage("sizes must be >= 1 and at least one, were []");
            Map<String, float[]> none = FixedBatches.of(session, List.of(2)).run(0, empty(c));
            assertThat(none.getOrDefault("y", new float[1])).isEmpty();
        }
    }

    private static Map<String, Object> empty(Case c) {
        Map<String, Object> in = new LinkedHashMap<>();
        c.graph().inputs().forEach(input -> in.put(input.name(), new float[0]));
        return in;
    }
}
