package org.plume.generative.solve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plume.generative.Fixtures;
import org.plume.generative.GaussianMixture;
import org.plume.generative.Streams;
import org.plume.generative.path.DiscreteSchedule;
import org.plume.generative.path.Parameterization;
import org.plume.generative.path.Path;
import org.plume.generative.path.Schedule;

/** Every solver against reference implementations, on a mixture of three Gaussians whose score is exact. */
class GoldenSamplersTest {

    private static final Schedule NOISE_LEVELS = Schedule.karras(80);

    @Test
    void euler_followsTheFlow() {
        check("flow_euler20", "initial_noise", OneStage.EULER, TimeGrid.uniform(20), Schedule.LINEAR);
    }

    @Test
    void ddim_agreesWithDiffusers() {
        DiscreteSchedule s = DiscreteSchedule.squaredCosine(1000);
        check("ddim50", "initial_noise", OneStage.ddim(0), TimeGrid.levels(s, 50), s);
    }

    @Test
    void heun_agreesWithKarras() {
        check("heun_edm18", "initial_state", TwoStage.heun(Churn.NONE), karras(18), NOISE_LEVELS);
    }

    @Test
    void dpmSolverTwoStage_agreesWithGenCast() {
        check("gencast_dpmpp_2s20", "initial_state", TwoStage.dpmSolver(Churn.NONE), karras(20), NOISE_LEVELS);
    }

    @Test
    void dpmSolverMultiStep_agreesWithKDiffusion() {
        check("dpmpp_2m15", "initial_state", new MultiStep(), karras(15), NOISE_LEVELS);
    }

    private static TimeGrid karras(int levels) {
        return TimeGrid.karras(NOISE_LEVELS, levels, 0.03, 80, 7);
    }

    private static void check(String file, String start, Solver solver, TimeGrid grid, Schedule schedule) {
        JsonNode golden = Fixtures.json("samplers/" + file + ".json");
        Path path = Path.of(schedule, Parameterization.VELOCITY);
        Predictor exact = GaussianMixture.of(golden.get("target")).predictor(path);
        double[][] initial = Fixtures.matrix(golden.get(start));
        double[][] expected = Fixtures.matrix(golden.get("final"));
        for (int i = 0; i < initial.length; i++) {
            Solver.Run run = solver.start(initial[i], grid, path, new Streams(0).at(i));
            int evaluations = 0;
            while (!run.done()) {
                run.advance(exact.predict(List.of(new Query(run.x(), run.t(), new float[0])))
                        .get(0));
                evaluations++;
            }
            assertThat(run.x()).containsExactly(expected[i], within(1e-9));
            assertThat(evaluations).isEqualTo(solver.evaluations(grid.steps()));
        }
    }

    @Test
    void probabilityFlow_givesTheLogDensity() {
        JsonNode golden = Fixtures.json("samplers/log_likelihood.json");
        GaussianMixture target = GaussianMixture.of(golden.get("target"));
        Path path = Path.of(Schedule.LINEAR, Parameterization.VELOCITY);
        double[][] points = Fixtures.matrix(golden.get("points"));
        double[] truth = Fixtures.vector(golden.get("true_log_density"));
        double[] coarse = Fixtures.vector(golden.get("flow").get("log_density_rk4_100"));
        double end = 1 - 1e-12; // the mixture's own denoiser divides by sigma
        for (int i = 0; i < points.length; i++) {
            assertThat(target.logDensity(points[i])).isCloseTo(truth[i], within(1e-9));
            assertThat(flow(target, path, end, ProbabilityFlow.Integrator.rungeKutta(100))
                            .logDensity(points[i]))
                    .isCloseTo(coarse[i], within(1e-8));
            assertThat(flow(target, path, end, ProbabilityFlow.Integrator.dormandPrince(1e-12))
                            .logDensity(points[i]))
                    .isCloseTo(truth[i], within(1e-8));
        }
    }

    private static ProbabilityFlow flow(
            GaussianMixture target, Path path, double end, ProbabilityFlow.Integrator integrator) {
        return new ProbabilityFlow(
                target.predictor(path), target.pullback(path), path, 0, end, new float[0], integrator);
    }
}
