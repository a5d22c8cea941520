package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.nn.Case;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Stages;
import org.plume.generative.nn.Tensor;

class StagedBatchesTest {

    private static final Set<String> EARLY = Set.of("t", "condition");
    private static final int ROWS = 9;

    static Stream<Case> networks() {
        return Networks.all()
                .filter(c -> c.inputs().keySet().containsAll(EARLY))
                .map(c -> new Case(c.name(), c.graph(), ROWS, 1));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyNetwork_inStagesGivesTheSame(Case c) {
        Recording whole = Recording.of(c.graph());
        Map<String, Tensor> weights = c.parameters();
        Stages stages = Stages.of(whole, EARLY);
        try (OnnxSession session = OnnxSession.open(OnnxFile.serving(whole, weights), 1);
                OnnxSession early = OnnxSession.open(OnnxFile.serving(stages.early(), weights), 1);
                OnnxSession late = OnnxSession.open(OnnxFile.serving(stages.late(), weights), 1)) {
            Map<String, Object> in = c.inputs();
            repeat(in, "t", 3);
            repeat(in, "condition", 3);
            StagedBatches staged = StagedBatches.proven(early, late, 1, 2, 4);
            float[] y = Case.numbers(staged.run(ROWS, in), "y");
            assertThat(y).containsExactly(Case.numbers(session.run(ROWS, in), "y"), Offset.offset(1e-5f));
            for (int row = 0; row < ROWS; row++) {
                float[] alone = Case.numbers(staged.run(1, FixedBatches.pick(session, in, row)), "y");
                assertThat(alone).containsExactly(Arrays.copyOfRange(y, row * alone.length, (row + 1) * alone.length));
            }
        }
    }

    /** Gives the rows of an input only so many values, in turn. */
    private static void repeat(Map<String, Object> in, String name, int kinds) {
        if (in.get(name) instanceof float[] v) {
            int n = v.length / ROWS;
            for (int i = 0; i < v.length; i++) {
                v[i] = v[i / n % kinds * n + i % n];
            }
        }
    }

    @Test
    void wrongNames_areRefused() {
        Recording whole = Recording.of(networks().findFirst().orElseThrow().graph());
        assertThatThrownBy(() -> Stages.of(whole, Set.of("time")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("early inputs must be among")
                .hasMessageContaining("[time]");
        assertThat(Stages.of(whole, EARLY).late().inputs())
                .extracting(input -> input.name())
                .containsSubsequence(List.of("x", "stage.0"));
    }
}
