package org.plume.generative.nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.nn.Case;
import org.plume.generative.nn.Networks;
import org.plume.generative.nn.Recording;

/** What likelihood and guidance need of a network, against central differences of its own outputs (float, step 1e-2). */
class DerivativesOfOutputsTest {

    private static final float STEP = 1e-2f;
    private static final double TOLERANCE = 2e-3;

    static Stream<Case> networks() {
        return Networks.all()
                .filter(c -> c.graph().inputs().size() == 3)
                .filter(c -> c.inputs().containsKey("x"));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void everyVjp_isTheSlopeOfTheWeightedOutput(Case c) {
        Recording recording = Recording.of(c.graph()).withVjp("y", "x");
        try (OnnxSession session = OnnxSession.open(OnnxFile.serving(recording, c.parameters()), 1)) {
            Map<String, Object> in = new LinkedHashMap<>(c.inputs());
            float[] x = Case.numbers(in, "x");
            float[] cotangent = new float[x.length];
            for (int i = 0; i < cotangent.length; i++) {
                cotangent[i] = (float) Math.cos(i);
            }
            in.put("cotangent", cotangent);
            float[] vjp = Case.numbers(session.run(c.batch(), in), "vjp");
            assertThat(vjp).hasSize(x.length);
            for (int i = 0; i < x.length; i += 3) {
                double slope = (weighted(session, c, in, i, STEP) - weighted(session, c, in, i, -STEP)) / (2 * STEP);
                assertThat((double) vjp[i]).isCloseTo(slope, within(TOLERANCE * Math.max(1, Math.abs(slope))));
            }
        }
    }

    private static double weighted(OnnxSession session, Case c, Map<String, Object> in, int at, float by) {
        float[] v = Case.numbers(in, "cotangent");
        float[] y = moved(session, c, in, at, by);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += (double) v[i] * y[i];
        }
        return sum;
    }

    private static float[] moved(OnnxSession session, Case c, Map<String, Object> in, int at, float by) {
        Map<String, Object> changed = new LinkedHashMap<>(in);
        float[] x = Case.numbers(in, "x").clone();
        x[at] += by;
        changed.put("x", x);
        return Case.numbers(session.run(c.batch(), changed), "y");
    }

    @Test
    void unknownNames_areRefused() {
        Recording recording =
                Recording.of(Networks.mlps().findFirst().orElseThrow().graph());
        assertThatThrownBy(() -> recording.withVjp("z", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("output must be one of [y], was z");
        assertThatThrownBy(() -> recording.withVjp("y", "z"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("was z");
    }
}
