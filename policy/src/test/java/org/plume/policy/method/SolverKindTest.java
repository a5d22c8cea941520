package org.plume.policy.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Path;
import org.plume.generative.solve.PathSampler;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Solver;

class SolverKindTest {

    private static final Flow FLOW = new Flow(1, Flow.Prediction.TARGET);
    private static final Diffusion DIFFUSION = new Diffusion(100, Diffusion.Prediction.TARGET, 0);

    /** The data: N(MEAN, DEVIATION^2). */
    private static final double MEAN = 0.5;

    private static final double DEVIATION = 0.3;

    static Stream<Arguments> pairs() {
        return Stream.of(FLOW, DIFFUSION)
                .flatMap(method -> SolverKind.fitting(method).stream().map(kind -> Arguments.of(kind, method)));
    }

    /** E[x_1 | x_t] of the data, as a network trained without end would say it. */
    private static Predictor exact(Path path) {
        return queries -> queries.stream()
                .map(q -> {
                    Coefficients c = path.schedule().at(q.t());
                    double v = DEVIATION * DEVIATION;
                    double gain = c.alpha() * v / (c.alpha() * c.alpha() * v + c.sigma() * c.sigma());
                    return new double[] {MEAN + gain * (q.x()[0] - c.alpha() * MEAN)};
                })
                .toList();
    }

    /**
     * 4,000 draws: their mean has deviation 0.005, their deviation 0.0034; what is left is the error of 50 evaluations. Where a
     * cosine schedule is noisiest its signal grows without bound, so that there a straight step goes 0.07 too far.
     */
    @ParameterizedTest
    @MethodSource("pairs")
    void everySolver_goesThePathOfTheMethodsItFits(SolverKind kind, AlongPath method) {
        Path path = method.path();
        PathSampler sampler = new PathSampler(exact(path), path, kind.solver(), kind.grid(method, 50), 1, new float[0]);
        double[] x = sampler.sample(4000, new Streams(3)).stream()
                .mapToDouble(row -> row[0])
                .toArray();
        double mean = Arrays.stream(x).average().orElseThrow();
        double square = Arrays.stream(x).map(v -> v * v).average().orElseThrow();

        boolean straight = kind == SolverKind.EULER || kind == SolverKind.HEUN;
        assertThat(mean).isCloseTo(MEAN, within(method == DIFFUSION && straight ? 0.1 : 0.02));
        assertThat(Math.sqrt(square - mean * mean)).isCloseTo(DEVIATION, within(0.05));
    }

    @ParameterizedTest
    @EnumSource
    void everySolver_takesNoMoreEvaluationsThanAsked(SolverKind kind) {
        Solver solver = kind.solver();
        for (int asked : new int[] {1, 2, 3, 8, 15, 50}) {
            int steps = kind.grid(DIFFUSION, asked).steps();
            assertThat(solver.evaluations(steps)).isLessThanOrEqualTo(asked);
            assertThat(solver.evaluations(steps + 1)).as("one step more").isGreaterThan(asked);
            assertThat(kind.grid(FLOW, asked).steps()).isEqualTo(steps);
        }
    }

    @Test
    void theNoiseOfDdpm_belongsToDiffusion() {
        assertThat(SolverKind.fitting(FLOW))
                .doesNotContain(SolverKind.ANCESTRAL)
                .hasSize(5);
        assertThat(SolverKind.fitting(DIFFUSION)).containsExactly(SolverKind.values());
        for (Method method : List.of(new Cloning(), new Cvae(0.1), new Mixture(2))) {
            assertThat(SolverKind.fitting(method)).isEmpty();
            new Sampling(SolverKind.ANCESTRAL, 4, 1, 64).check(method); // has no effect there
        }
        assertThatThrownBy(() -> new Sampling(SolverKind.ANCESTRAL, 4, 1, 64).check(FLOW))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sampling.solver must be one of [EULER, HEUN, DDIM, DPM2S, DPM2M] for method flow, was"
                        + " ANCESTRAL");
    }
}
