package org.plume.generative.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.GaussianMixture;
import org.plume.generative.Streams;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;
import org.plume.generative.solve.Guided.Correction;

class GuidedTest {

    private static final double Y = 1.5;

    /** Three coordinates of variance 1, each correlated with the one before by 0.8. */
    private static final GaussianMixture CHAIN = gaussian(0.8);

    private static final GaussianMixture INDEPENDENT = gaussian(0);

    private static final double[] FIRST = {1, 0, 0};

    private static GaussianMixture gaussian(double r) {
        return new GaussianMixture(new double[] {1}, new double[][] {{0, 0, 0}}, new RealMatrix[] {
            new Array2DRowRealMatrix(new double[][] {{1, r, r * r}, {r, 1, r}, {r * r, r, 1}})
        });
    }

    static Stream<Path> paths() {
        return Stream.of(
                Path.of(Schedule.LINEAR, Parameterization.VELOCITY),
                Path.of(Schedule.COSINE, Parameterization.V),
                Path.of(Schedule.variancePreserving(0.1, 20), Parameterization.NOISE));
    }

    static Stream<Solver> solvers() {
        return Stream.of(
                OneStage.EULER,
                OneStage.ddim(0),
                OneStage.ANCESTRAL,
                TwoStage.heun(Churn.NONE),
                TwoStage.dpmSolver(Churn.NONE),
                new MultiStep());
    }

    /** The exact network, with its derivative where it is asked for. */
    private static Predictor network(GaussianMixture data, Path path) {
        Predictor predictor = data.predictor(path);
        Pullback pullback = data.pullback(path);
        return queries -> {
            List<double[]> answers = new ArrayList<>();
            for (Query q : queries) {
                double[] p = predictor.predict(List.of(q)).get(0);
                double[] w = q.cotangent();
                answers.add(
                        w == null
                                ? p
                                : join(p, pullback.pull(List.of(q), List.of(w)).get(0)));
            }
            return answers;
        };
    }

    private static double[] join(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static PathSampler model(GaussianMixture data, Path path, Solver solver, int steps) {
        return new PathSampler(network(data, path), path, solver, TimeGrid.uniform(0.001, 1, steps), 3, new float[0]);
    }

    private static Solver first(Solver solver, Correction correction) {
        return new Guided(solver, new double[] {Y, Double.NaN, 0}, FIRST, correction);
    }

    private static SummaryStatistics[] draw(PathSampler model, int n) {
        SummaryStatistics[] coordinates = {new SummaryStatistics(), new SummaryStatistics(), new SummaryStatistics()};
        for (double[] x : model.sample(n, new Streams(3))) {
            for (int i = 0; i < coordinates.length; i++) {
                coordinates[i].addValue(x[i]);
            }
        }
        return coordinates;
    }

    /** Of 500 samples the standard errors are 0.03 and 0.035. */
    @ParameterizedTest
    @MethodSource("paths")
    void everyPath_toldAValue_drawsTheConditional(Path path) {
        SummaryStatistics[] x = draw(model(CHAIN, path, first(OneStage.ddim(0), Correction.posterior(1)), 40), 500);

        assertThat(x[0].getMean()).isCloseTo(Y, within(0.02));
        assertThat(x[0].getStandardDeviation()).isLessThan(0.02);
        assertThat(x[1].getMean()).isCloseTo(1.2, within(0.12));
        assertThat(x[1].getStandardDeviation()).isCloseTo(0.6, within(0.08));
        assertThat(x[2].getMean()).isCloseTo(0.96, within(0.12));
        assertThat(x[2].getStandardDeviation()).isCloseTo(0.77, within(0.1));
    }

    /** Weight 1/2 is an observation as uncertain as the prior. It is one, in however many steps. */
    @ParameterizedTest
    @MethodSource("paths")
    void everyPath_leaningOnAValue_drawsThePosteriorInAnyNumberOfSteps(Path path) {
        for (int steps : new int[] {20, 60}) {
            Solver half = new Guided(
                    OneStage.ddim(0), new double[] {Y, 0, 0}, new double[] {0.5, 0, 0}, Correction.posterior(1));
            SummaryStatistics[] x = draw(model(CHAIN, path, half, steps), 500);

            assertThat(x[0].getMean()).isCloseTo(0.75, within(0.15));
            assertThat(x[0].getStandardDeviation()).isCloseTo(Math.sqrt(0.5), within(0.1));
            assertThat(x[1].getMean()).isCloseTo(0.6, within(0.15));
            assertThat(x[1].getStandardDeviation()).isCloseTo(Math.sqrt(0.68), within(0.1));
            assertThat(x[2].getMean()).isCloseTo(0.48, within(0.15));
            assertThat(x[2].getStandardDeviation()).isCloseTo(Math.sqrt(0.795), within(0.1));
        }
    }

    /** x3 | x2 = 1.2 has mean 0.96 and deviation 0.6, whatever x1 is. */
    @ParameterizedTest
    @MethodSource("paths")
    void everyPath_toldValuesThatGoTogether_countsThemOnce(Path path) {
        Solver two =
                new Guided(OneStage.ddim(0), new double[] {Y, 1.2, 0}, new double[] {1, 1, 0}, Correction.posterior(1));
        SummaryStatistics[] x = draw(model(CHAIN, path, two, 40), 500);

        assertThat(x[0].getMean()).isCloseTo(Y, within(0.05));
        assertThat(x[1].getMean()).isCloseTo(1.2, within(0.05));
        assertThat(x[2].getMean()).isCloseTo(0.96, within(0.15));
        assertThat(x[2].getStandardDeviation()).isCloseTo(0.6, within(0.1));
    }

    /** The bound leaves the known coordinate a little freedom. */
    @ParameterizedTest
    @MethodSource("paths")
    void everyPath_inTenSteps_keepsWhatIsKnown(Path path) {
        for (Correction correction : List.of(Correction.posterior(1), Correction.direct(10))) {
            SummaryStatistics[] x = draw(model(CHAIN, path, first(OneStage.ddim(0), correction), 10), 200);

            assertThat(x[0].getMean()).isCloseTo(Y, within(0.15));
            assertThat(x[0].getStandardDeviation()).isLessThan(0.1);
            assertThat(x[1].getMean()).isGreaterThan(0.8);
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void everySolver_withTheErrorItself_endsAtWhatIsKnown(Solver solver) {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        for (double[] x :
                model(CHAIN, path, first(solver, Correction.EXACT), 12).sample(8, new Streams(1))) {
            assertThat(x[0]).isCloseTo(Y, within(1e-9));
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void whatIsIndependentOfTheKnown_isUntouched(Solver solver) {
        Path path = Path.of(Schedule.COSINE, Parameterization.V);
        List<double[]> free = model(INDEPENDENT, path, solver, 12).sample(4, new Streams(1));
        List<double[]> led =
                model(INDEPENDENT, path, first(solver, Correction.EXACT), 12).sample(4, new Streams(1));
        for (int i = 0; i < free.size(); i++) {
            assertThat(led.get(i)[1]).isCloseTo(free.get(i)[1], within(1e-12));
            assertThat(led.get(i)[2]).isCloseTo(free.get(i)[2], within(1e-12));
        }
    }

    @Test
    void aHalfWeight_goesHalfTheWay() {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        Solver half = new Guided(OneStage.EULER, new double[] {Y, 0, 0}, new double[] {0.5, 0, 0}, Correction.EXACT);
        double free = model(INDEPENDENT, path, OneStage.EULER, 1)
                .sample(1, new Streams(2))
                .get(0)[0];
        double led = model(INDEPENDENT, path, half, 1).sample(1, new Streams(2)).get(0)[0];

        assertThat(led).isCloseTo((free + Y) / 2, within(1e-2));
    }

    @Test
    void everyRow_isTheSameAloneAndInAnyBatch() {
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        PathSampler model = model(CHAIN, path, first(OneStage.EULER, Correction.posterior(1)), 10);
        List<double[]> many = model.sample(17, new Streams(5));

        assertThat(model.sample(17, new Streams(5)).get(16)).isEqualTo(many.get(16));
        for (int i = 0; i < many.size(); i++) {
            double[] alone = many.get(i).clone();
            Solver.Run run = model.start(new Streams(5).at(i));
            Walk.of(List.of(run), new float[0]).run(model.predictor(), () -> {});
            assertThat(run.x()).isEqualTo(alone);
        }
    }

    @Test
    void everyWrongArgument_isRefusedByName() {
        assertThatThrownBy(() -> new Guided(OneStage.EULER, new double[3], new double[2], Correction.EXACT))
                .hasMessage("weights must have 3 entries like values, had 2");
        assertThatThrownBy(() -> new Guided(OneStage.EULER, new double[1], new double[] {1.5}, Correction.EXACT))
                .hasMessage("weights must be in [0, 1], was 1.5 at 0");
        assertThatThrownBy(
                        () -> new Guided(OneStage.EULER, new double[] {Double.NaN}, new double[] {1}, Correction.EXACT))
                .hasMessage("values must be finite where their weight is not 0, was NaN at 0");
        assertThatThrownBy(() -> Correction.posterior(0)).hasMessage("spread must be > 0, was 0.0");
    }
}
