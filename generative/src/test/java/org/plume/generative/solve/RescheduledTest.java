package org.plume.generative.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.GaussianMixture;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;

class RescheduledTest {

    private static final GaussianMixture TARGET = GaussianMixture.TWO;

    static Stream<Arguments> paths() {
        List<Path> paths = List.of(
                Path.of(Schedule.LINEAR, Parameterization.VELOCITY),
                Path.of(Schedule.COSINE, Parameterization.V),
                Path.of(Schedule.variancePreserving(0.1, 20), Parameterization.NOISE),
                Path.of(Schedule.karras(80), Parameterization.TARGET));
        return paths.stream().flatMap(a -> paths.stream().map(b -> Arguments.of(a, b)));
    }

    /** The exact network of one path, read along another, is the exact network of the other. */
    @ParameterizedTest
    @MethodSource("paths")
    void everyExactNetwork_isExactAlongEveryOtherPath(Path trained, Path read) {
        Predictor there = new Rescheduled(TARGET.predictor(trained), trained, read);
        Predictor here = TARGET.predictor(read);
        for (double t : new double[] {0.1, 0.3, 0.5, 0.8, 0.95}) {
            double spread = read.schedule().at(t).spread();
            List<Query> asked = List.of(
                    new Query(new double[] {0.4 * spread, -0.8 * spread}, t, new float[0]),
                    new Query(new double[] {-0.9 * spread, 0.1 * spread}, t, new float[0]));
            List<double[]> said = there.predict(asked);
            for (int i = 0; i < asked.size(); i++) {
                double[] expected = here.predict(asked).get(i);
                double scale = 1 + Math.max(Math.abs(expected[0]), Math.abs(expected[1]));
                assertThat(said.get(i)).containsExactly(expected, within(1e-8 * scale));
            }
        }
    }

    @Test
    void aCotangent_isRefused() {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        Predictor same = new Rescheduled(TARGET.predictor(path), path, path);
        double[] x = {0, 0};
        assertThatThrownBy(() -> same.predict(List.of(new Query(x, 0.5, new float[0], x))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queries along another schedule must have no cotangent, had one");
    }
}
