package org.plume.generative.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.GaussianMixture;
import org.plume.generative.solve.Query;

class PathTest {

    static final double[] TIMES = {0.05, 0.3, 0.5, 0.8, 0.95};

    static Map<String, Schedule> schedules() {
        return Map.of(
                "linear", Schedule.LINEAR,
                "cosine", Schedule.COSINE,
                "variance preserving", Schedule.variancePreserving(0.1, 20),
                "variance exploding", Schedule.varianceExploding(0.01, 50),
                "karras", Schedule.karras(80));
    }

    static Map<String, Parameterization> parameterizations() {
        return Map.of(
                "target", Parameterization.TARGET,
                "noise", Parameterization.NOISE,
                "score", Parameterization.SCORE,
                "velocity", Parameterization.VELOCITY,
                "velocity beyond linear", Parameterization.VELOCITY_BEYOND_LINEAR,
                "v", Parameterization.V,
                "karras", Parameterization.karras(0.5));
    }

    static Stream<Schedule> everySchedule() {
        return schedules().values().stream();
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    void derivatives_matchFiniteDifferences(Schedule s) {
        double h = 1e-6;
        for (double t : TIMES) {
            Coefficients c = s.at(t);
            Coefficients low = s.at(t - h);
            Coefficients high = s.at(t + h);
            assertThat(c.alphaDot()).isCloseTo((high.alpha() - low.alpha()) / (2 * h), within(1e-5));
            assertThat(c.sigmaDot())
                    .isCloseTo((high.sigma() - low.sigma()) / (2 * h), within(1e-5 * (1 + Math.abs(c.sigmaDot()))));
        }
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    void timeOf_invertsTheSignalToNoiseRatio(Schedule s) {
        for (double t : TIMES) {
            assertThat(s.timeOf(s.at(t).snr())).isCloseTo(t, within(1e-12));
        }
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    void everyParameterization_givesTheSameEnds(Schedule s) {
        double[] x = {-0.7, 0.4};
        for (double t : TIMES) {
            double[] expected = GaussianMixture.TWO.posteriorMean(x, s.at(t));
            for (Parameterization p : parameterizations().values()) {
                Path path = Path.of(s, p);
                double[] prediction = GaussianMixture.TWO
                        .predictor(path)
                        .predict(List.of(new Query(x, t, new float[0])))
                        .get(0);
                assertThat(path.ends(x, t, prediction).target()).containsExactly(expected, within(1e-9));
                assertThat(path.ends(x, t, prediction).at(s.at(t))).containsExactly(x, within(1e-9));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("everySchedule")
    void everyParameterization_givesTheSameVelocity(Schedule s) {
        for (double t : TIMES) {
            Coefficients c = s.at(t);
            Endpoints ends = new Endpoints(new double[] {0.2, -1}, new double[] {1.1, 0.3});
            double[] at = ends.at(c);
            double[] expected = ends.as(Parameterization.VELOCITY, c);
            for (Parameterization p : parameterizations().values()) {
                Path path = Path.of(s, p);
                assertThat(path.velocity(at, t, path.prediction(ends, t))).containsExactly(expected, within(1e-7));
                // with a box that nothing leaves, the noise is worked out from x and the target: the same velocity
                assertThat(new Path(s, p, 5).velocity(at, t, path.prediction(ends, t)))
                        .containsExactly(expected, within(1e-7));
            }
        }
    }

    @Test
    void aBound_clipsTheTargetAlone() {
        Path path = new Path(Schedule.COSINE, Parameterization.NOISE, 1);
        Endpoints ends = path.ends(new double[] {3, -0.1}, 0.5, new double[] {0, 0});
        assertThat(ends.target()[0]).isEqualTo(1);
        assertThat(ends.target()[1]).isCloseTo(-0.1 * Math.sqrt(2), within(1e-12));
        assertThat(ends.noise()).containsExactly(new double[] {0, 0}, within(1e-12));
        assertThatThrownBy(() -> new Path(Schedule.LINEAR, Parameterization.NOISE, 0))
                .hasMessage("bound must be > 0, was 0.0");
    }
}
