package org.plume.generative.nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every engine must do with every network and every operation: outputs within 1e-5 of the oracle in double
 * (relative to max(1, |y|)), gradients within 1e-4 of their root mean square. Batches are at most 4.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class NetworkContract {

    /** The engine under test. */
    protected abstract Engine engine();

    /** The cases to run; an engine may leave out those that it refuses clearly. */
    protected Stream<Case> cases() {
        return Stream.concat(Networks.all(), Operations.all());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyOutput_isTheOracles(Case c) {
        Graph graph = c.scored();
        Map<String, double[]> expected = c.oracle().run(Recording.of(graph).outputs());
        Map<String, float[]> actual = engine().outputs(graph, c.parameters(), c.batch(), c.inputs());
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, y) -> close(name, Case.of(actual, name), y, 1e-5, 0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyGradient_isTheOracles(Case c) {
        Graph graph = c.scored();
        Recording recording = Recording.of(graph).withGradients(Case.LOSS);
        Map<String, double[]> expected = c.oracle().run(recording.outputs());
        Map<String, float[]> actual = engine().gradients(graph, Case.LOSS, c.parameters(), c.batch(), c.inputs());
        assertThat(actual.keySet()).isEqualTo(c.parameters().keySet());
        actual.forEach((name, g) -> {
            double[] e = Case.of(expected, Recording.gradient(name));
            close("gradient of " + name, g, e, 0, 1e-4 * rms(expected, c));
        });
    }

    /** The root mean square over all gradients. */
    private static double rms(Map<String, double[]> outputs, Case c) {
        double sum = 0;
        int n = 0;
        for (String name : c.parameters().keySet()) {
            for (double g : outputs.getOrDefault(Recording.gradient(name), new double[0])) {
                sum += g * g;
                n++;
            }
        }
        return Math.sqrt(sum / n);
    }

    private static void close(String name, float[] actual, double[] expected, double relative, double absolute) {
        assertThat(actual).as(name).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            double tolerance = absolute + relative * Math.max(1, Math.abs(expected[i]));
            if (!(Math.abs(actual[i] - expected[i]) <= tolerance)) {
                throw new AssertionError(
                        name + "[" + i + "] must be " + expected[i] + " within " + tolerance + ", was " + actual[i]);
            }
        }
    }
}
