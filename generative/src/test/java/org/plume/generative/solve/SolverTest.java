package org.plume.generative.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.GaussianMixture;
import org.plume.generative.Streams;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;

class SolverTest {

    private static final GaussianMixture TARGET = GaussianMixture.TWO;
    private static final float[] NOTHING = {};

    static Stream<Arguments> orders() {
        return Stream.of(Schedule.LINEAR, Schedule.COSINE, Schedule.variancePreserving(0.1, 20))
                .flatMap(s -> Stream.of(
                        Arguments.of("Euler", OneStage.EULER, 1, s),
                        Arguments.of("DDIM", OneStage.ddim(0), 1, s),
                        Arguments.of("Heun", TwoStage.heun(Churn.NONE), 2, s),
                        Arguments.of("DPM-Solver++(2S)", TwoStage.dpmSolver(Churn.NONE), 2, s),
                        Arguments.of("DPM-Solver++(2M)", new MultiStep(), 2, s)));
    }

    /** The error at a time between the ends falls as (step length)^order; the slope is fitted over 32 to 256 steps. */
    @ParameterizedTest(name = "{0}, order {2}")
    @MethodSource("orders")
    void everySolver_convergesAtItsOrder(String name, Solver solver, int order, Schedule schedule) {
        Path path = Path.of(schedule, Parameterization.VELOCITY);
        double[] x = {0.4, -0.8};
        double[] exact = run(TwoStage.heun(Churn.NONE), path, 1 << 12, x);
        double coarse = distance(run(solver, path, 32, x), exact);
        double fine = distance(run(solver, path, 256, x), exact);
        double slope = Math.log(coarse / fine) / Math.log(8);
        assertThat(slope).as(name).isCloseTo(order, within(0.4));
    }

    private static double[] run(Solver solver, Path path, int steps, double[] x) {
        Solver.Run run = solver.start(x, TimeGrid.uniform(0.2, 0.9, steps), path, new Streams(0).at(0));
        Predictor exact = TARGET.predictor(path);
        while (!run.done()) {
            run.advance(
                    exact.predict(List.of(new Query(run.x(), run.t(), NOTHING))).get(0));
        }
        return run.x();
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    static Stream<Arguments> samplers() {
        Schedule karras = Schedule.karras(100);
        TimeGrid levels = TimeGrid.karras(karras, 40, 0.01, 80, 7);
        return Stream.of(
                Arguments.of("Euler, linear", OneStage.EULER, Schedule.LINEAR, TimeGrid.uniform(100)),
                Arguments.of("Heun, linear", TwoStage.heun(Churn.NONE), Schedule.LINEAR, TimeGrid.uniform(40)),
                Arguments.of("2S, linear", TwoStage.dpmSolver(Churn.NONE), Schedule.LINEAR, TimeGrid.uniform(40)),
                Arguments.of("2M, linear", new MultiStep(), Schedule.LINEAR, TimeGrid.uniform(60)),
                Arguments.of("DDIM, cosine", OneStage.ddim(0), Schedule.COSINE, TimeGrid.uniform(60)),
                Arguments.of("DDIM eta 0.5, cosine", OneStage.ddim(0.5), Schedule.COSINE, TimeGrid.uniform(100)),
                Arguments.of("ancestral, cosine", OneStage.ANCESTRAL, Schedule.COSINE, TimeGrid.uniform(200)),
                Arguments.of("Heun, karras", TwoStage.heun(Churn.NONE), karras, levels),
                Arguments.of(
                        "Heun with churn, karras", TwoStage.heun(Churn.of(10, 40, 0.05, 50, 1.003)), karras, levels),
                Arguments.of(
                        "2S with churn, karras", TwoStage.dpmSolver(Churn.of(2.5, 40, 0.75, 80, 1.0)), karras, levels),
                Arguments.of(
                        "2M, log-SNR grid",
                        new MultiStep(),
                        Schedule.COSINE,
                        TimeGrid.logSnr(Schedule.COSINE, 0.005, 0.995, 40)));
    }

    /** 4,000 samples: means have deviation 0.018, shares 0.0073; the bounds are beyond 4 deviations of each. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("samplers")
    void everySampler_drawsFromTheTarget(String name, Solver solver, Schedule schedule, TimeGrid grid) {
        Path path = Path.of(schedule, Parameterization.TARGET);
        var sampler = new PathSampler(TARGET.predictor(path), path, solver, grid, 2, NOTHING);
        List<double[]> x = sampler.sample(4000, new Streams(11));
        double left = x.stream().filter(p -> p[0] < -0.3).count() / 4000.0;
        double mean = x.stream().mapToDouble(p -> p[0]).average().orElseThrow();
        double square = x.stream().mapToDouble(p -> p[1] * p[1]).average().orElseThrow();
        assertThat(left).as("share of the left component").isCloseTo(0.3 + 0.7 * 0.0037, within(0.03));
        assertThat(mean).isCloseTo(0.3 * -1.2 + 0.7 * 0.9, within(0.075));
        assertThat(square).isCloseTo(0.3 * (0.16 + 0.06) + 0.7 * (0.09 + 0.1), within(0.02));
    }

    /** 1,000 samples: the mean has deviation 0.036, the share 0.0145; what annealing in 50 levels leaves comes on top. */
    @Test
    void annealedLangevin_drawsFromTheTarget() {
        for (Schedule schedule : List.of(Schedule.varianceExploding(0.01, 5), Schedule.variancePreserving(0.1, 20))) {
            Path path = Path.of(schedule, Parameterization.NOISE);
            TimeGrid grid = TimeGrid.logSnr(schedule, 1e-3, 1 - 1e-3, 50);
            var sampler = new PathSampler(TARGET.predictor(path), path, new AnnealedLangevin(5, 0.2), grid, 2, NOTHING);
            List<double[]> x = sampler.sample(1000, new Streams(11));
            double left = x.stream().filter(p -> p[0] < -0.3).count() / 1000.0;
            double mean = x.stream().mapToDouble(p -> p[0]).average().orElseThrow();
            double square = x.stream().mapToDouble(p -> p[1] * p[1]).average().orElseThrow();
            assertThat(left).isCloseTo(0.3 + 0.7 * 0.0037, within(0.08));
            assertThat(mean).isCloseTo(0.3 * -1.2 + 0.7 * 0.9, within(0.18));
            assertThat(square).isCloseTo(0.3 * (0.16 + 0.06) + 0.7 * (0.09 + 0.1), within(0.05));
        }
    }

    @Test
    void annealedLangevin_countsItsEvaluations_andNeedsASignalToBeginWith() {
        Path path = Path.of(Schedule.varianceExploding(0.01, 5), Parameterization.NOISE);
        int[] evaluations = {0};
        Predictor counting = queries -> {
            evaluations[0]++;
            return TARGET.predictor(path).predict(queries);
        };
        var solver = new AnnealedLangevin(3, 0.1);
        var sampler = new PathSampler(counting, path, solver, TimeGrid.uniform(7), 2, NOTHING);
        sampler.sample(2, new Streams(0));
        assertThat(evaluations[0]).isEqualTo(22).isEqualTo(sampler.evaluations());
        Path noiseFirst = Path.of(Schedule.COSINE, Parameterization.NOISE);
        assertThatThrownBy(() -> solver.start(new double[2], TimeGrid.uniform(7), noiseFirst, new Streams(0).at(0)))
                .hasMessageContaining("need a signal at the first time");
        assertThatThrownBy(() -> new AnnealedLangevin(0, 0.1)).hasMessage("moves must be >= 1, was 0");
        assertThatThrownBy(() -> new AnnealedLangevin(1, 1)).hasMessage("rate must be in (0, 1), was 1.0");
    }

    @Test
    void aRow_doesNotDependOnItsNeighbours() {
        Path path = Path.of(Schedule.COSINE, Parameterization.NOISE);
        var sampler = new PathSampler(
                TARGET.predictor(path), path, OneStage.ANCESTRAL, TimeGrid.uniform(0.001, 1, 10), 2, NOTHING);
        List<double[]> many = sampler.sample(20, new Streams(3));
        List<double[]> few = sampler.sample(7, new Streams(3));
        for (int i = 0; i < few.size(); i++) {
            assertThat(few.get(i)).containsExactly(many.get(i));
            assertThat(sampler.sample(new Streams(3).at(i))).containsExactly(many.get(i));
        }
    }

    @Test
    void abandoning_stopsBeforeTheNextEvaluation() {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        int[] evaluations = {0};
        Predictor counting = queries -> {
            evaluations[0]++;
            return TARGET.predictor(path).predict(queries);
        };
        var sampler = new PathSampler(counting, path, OneStage.EULER, TimeGrid.uniform(50), 2, NOTHING);
        assertThatThrownBy(() -> sampler.sample(4, new Streams(0), () -> {
                    if (evaluations[0] == 5) {
                        throw new IllegalStateException("late");
                    }
                }))
                .hasMessage("late");
        assertThat(evaluations[0]).isEqualTo(5);
    }

    /** p(x, nothing) + 3 (p(x, c) - p(x, nothing)), of a network that says its condition. */
    @Test
    void guidance_extrapolatesFromTheUnconditional() {
        Predictor network = queries ->
                queries.stream().map(q -> new double[] {q.condition()[0]}).toList();
        Predictor guided = network.guided(new float[] {1}, 3);
        assertThat(guided.predict(List.of(new Query(new double[] {0}, 0.5, new float[] {2})))
                        .get(0))
                .containsExactly(1 + 3 * (2 - 1));
    }

    /** 200 estimates of deviation about 1: the mean has deviation 0.07. */
    @Test
    void hutchinsonsEstimate_isUnbiasedOverTheExactDensity() {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        var flow = flow(TARGET, path, ProbabilityFlow.Integrator.rungeKutta(50));
        double[] x = {-1.0, 0.3};
        double exact = flow.logDensity(x);
        double mean = 0;
        for (int i = 0; i < 200; i++) {
            mean += flow.logDensityEstimate(x, 1, new Streams(2).at(i)) / 200;
        }
        assertThat(exact).isCloseTo(TARGET.logDensity(x), within(1e-4));
        assertThat(mean).isCloseTo(exact, within(0.35));
    }

    /** The probability flow of the exact network, from noise to next to the data. */
    private static ProbabilityFlow flow(GaussianMixture target, Path path, ProbabilityFlow.Integrator integrator) {
        return new ProbabilityFlow(
                target.predictor(path), target.pullback(path), path, 0, 1 - 1e-9, NOTHING, integrator);
    }

    /** The adaptive integrator ends where Heun's steps do when they are many. */
    @Test
    void dormandPrince_carriesNoiseToTheTarget() {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        var flow = flow(TARGET, path, ProbabilityFlow.Integrator.dormandPrince(1e-9));
        double[] fine = new double[] {0.4, -0.8};
        Solver.Run run = TwoStage.heun(Churn.NONE).start(fine, TimeGrid.uniform(1000), path, new Streams(0).at(0));
        while (!run.done()) {
            run.advance(TARGET.predictor(path)
                    .predict(List.of(new Query(run.x(), run.t(), NOTHING)))
                    .get(0));
        }
        assertThat(flow.sample(fine)).containsExactly(run.x(), within(1e-5));
    }

    /** Rows are carried together; each comes back to the noise it came from. */
    @Test
    void encoding_givesTheNoiseThatBecomesThePoint() {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        var flow = flow(TARGET, path, ProbabilityFlow.Integrator.dormandPrince(1e-9));
        List<double[]> noise = List.of(new double[] {0.4, -0.8}, new double[] {-1.1, 0.2}, new double[] {0, 1.5});
        List<double[]> points = flow.decode(noise);
        List<double[]> again = flow.encode(points);
        for (int i = 0; i < noise.size(); i++) {
            assertThat(again.get(i)).containsExactly(noise.get(i), within(1e-6));
            assertThat(distance(points.get(i), noise.get(i)))
                    .as("it was carried")
                    .isGreaterThan(0.01);
            assertThat(flow.encode(List.of(points.get(i))).get(0)).containsExactly(noise.get(i), within(1e-6));
        }
    }

    /** One Gaussian N(m, v) in each coordinate: x_1 = m + sqrt(v) x_0 along the flow. */
    @Test
    void encodingAGaussian_standardizesIt() {
        GaussianMixture gaussian =
                new GaussianMixture(new double[] {1}, new double[][] {{0.7, -0.2}}, new RealMatrix[] {
                    MatrixUtils.createRealDiagonalMatrix(new double[] {0.25, 0.04})
                });
        Path path = Path.of(Schedule.COSINE, Parameterization.VELOCITY);
        var flow = flow(gaussian, path, ProbabilityFlow.Integrator.dormandPrince(1e-10));
        double[] noise = flow.encode(List.of(new double[] {1.2, -0.5})).get(0);
        assertThat(noise).containsExactly(new double[] {(1.2 - 0.7) / 0.5, (-0.5 + 0.2) / 0.2}, within(1e-5));
    }

    @Test
    void badGrids_areRefused() {
        assertThatThrownBy(() -> new TimeGrid(new double[] {0, 0.5, 0.5}))
                .hasMessage("times must grow within [0, 1], was 0.5 at index 2");
        assertThatThrownBy(() -> TimeGrid.uniform(0)).hasMessage("steps must be >= 1, was 0");
        assertThatThrownBy(() -> OneStage.ddim(1.5)).hasMessage("eta must be in [0, 1], was 1.5");
    }
}
