package org.plume.generative.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;

/** The derivative rules against central differences of the oracle, in double. */
class GradientsTest {

    private static final double STEP = 1e-5;
    private static final int TRIALS = 8;

    static Stream<Case> cases() {
        return Stream.concat(Networks.all(), Operations.all());
    }

    static Stream<Case> small() {
        return Stream.concat(Networks.mlps(), Operations.all());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyGradient_isTheSlope(Case c) {
        Recording recording = Recording.of(c.scored()).withGradients(Case.LOSS);
        slopes(c, recording.outputs());
    }

    /** The gradient of sum_p mean(grad_p^2) by every parameter. */
    @ParameterizedTest
    @MethodSource("small")
    void everySecondDerivative_isTheSlopeOfTheFirst(Case c) {
        Recorder recorder = new Recorder();
        Map<String, Node> inputs = new LinkedHashMap<>();
        c.graph().inputs().forEach(input -> inputs.put(input.name(), recorder.input(input)));
        Node loss = Case.of(c.scored().define(recorder, inputs), Case.LOSS);
        List<Node> parameters = List.copyOf(recorder.parameters().values());
        Node penalty = recorder.constant(0);
        for (Node g : Gradients.of(recorder, loss, parameters)) {
            penalty = recorder.add(penalty, recorder.meanAll(recorder.square(g)));
        }
        Map<String, Node> outputs = new LinkedHashMap<>();
        outputs.put(Case.LOSS, penalty);
        List<Node> second = Gradients.of(recorder, penalty, parameters);
        int i = 0;
        for (String name : recorder.parameters().keySet()) {
            outputs.put(Recording.gradient(name), second.get(i++));
        }
        slopes(c, outputs);
    }

    @Test
    void whatIsDetached_countsAsAConstant() {
        Recorder o = new Recorder();
        Node w = o.parameter("w", Init.ONES, 1);
        Node loss = o.meanAll(o.mul(w, o.detach(o.scale(w, 3))));
        Recording recording = Recording.of(o, List.of(), Map.of("loss", loss)).withGradients("loss");
        double[] slope = new Oracle(1, Map.of(), Map.of("w", new double[] {2}))
                .run(recording.outputs())
                .get("grad.w");
        assertThat(slope).containsExactly(6);
    }

    /** Random entries of random parameters: one pass of the oracle moves one entry. */
    private static void slopes(Case c, Map<String, Node> outputs) {
        RandomGenerator rng = new Streams(17).at(0);
        Map<String, double[]> exact = c.oracle().run(outputs);
        Map<String, Node> only = Map.of(Case.LOSS, Case.of(outputs, Case.LOSS));
        List<String> names = List.copyOf(c.parameters().keySet());
        for (int trial = 0; trial < TRIALS; trial++) {
            String name = names.get(rng.nextInt(names.size()));
            double[] gradient = Case.of(exact, Recording.gradient(name));
            int at = rng.nextInt(gradient.length);
            double up = Case.of(c.oracle().moved(name, at, STEP).run(only), Case.LOSS)[0];
            double down = Case.of(c.oracle().moved(name, at, -STEP).run(only), Case.LOSS)[0];
            double slope = (up - down) / (2 * STEP);
            assertThat(gradient[at])
                    .as(name + "[" + at + "]")
                    .isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
        }
    }
}
