package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.plume.generative.MissingCapabilityException;
import org.plume.generative.Streams;
import org.plume.policy.Chunk;
import org.plume.policy.Normalization;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.Specs;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.encode.ChunkCodec;
import org.plume.policy.encode.SituationEncoding;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Diffusion;
import org.plume.policy.method.Method;

class ContinuationTest {

    private static final Situation NOW =
            Situation.of(List.of(new double[] {0.29, 0.01, 0.3, 0}, new double[] {0.3, 0, 0.3, 0}));

    /** Three steps to the right and three upward, m. */
    private static final List<double[]> UNDER_WAY = List.of(
            new double[] {0.02, 0},
            new double[] {0.02, 0},
            new double[] {0.02, 0},
            new double[] {0, 0.02},
            new double[] {0, 0.02},
            new double[] {0, 0.02});

    private static final Offset<Double> ROUNDING = within(1e-9);

    @TempDir
    Path folder;

    private Policy policy(String name, Method method) {
        return Policy.load(Folders.random(folder.resolve(name), name, Specs.plane(method), 0.1));
    }

    private static Plan plan(Policy policy, Continuation continuation, int samples) {
        return new Planner(policy)
                .plan(new PlanRequest(
                        NOW,
                        samples,
                        CostWeights.NONE,
                        List.of(),
                        continuation,
                        false,
                        Effort.DEFAULT,
                        new Streams(3)));
    }

    private static Continuation going(Seam seam, int delay, int horizon) {
        return new Continuation(seam, UNDER_WAY, delay, horizon);
    }

    @Test
    void everyWeight_isOneUntilTheDelay_andFallsToTheHorizon() {
        Continuation guided = going(Seam.GUIDED, 2, 5);
        double[] weights = {1, 1, 0.48755099343092057, 0.18877033439907276, 0.04132404416778001, 0, 0};
        for (int k = 0; k < weights.length; k++) {
            assertThat(guided.weight(k)).isCloseTo(weights[k], ROUNDING);
            assertThat(going(Seam.INPAINT, 2, 5).weight(k)).isEqualTo(k < 2 ? 1 : 0);
            assertThat(going(Seam.REPLACE, 2, 5).weight(k)).isZero();
        }
        assertThat(going(Seam.GUIDED, 6, 20).weight(6)).isZero();
        assertThat(Continuation.NONE.binds()).isFalse();
    }

    /** Relative actions are told again from where the robot stands now, wherever their chunk was drawn. */
    @Test
    void everySeam_beginsWithWhatIsUnderWay() {
        for (Method method : List.of(Specs.plane().method(), new Diffusion(50, Diffusion.Prediction.V, 0))) {
            try (Policy policy = policy(method.name(), method)) {
                for (Seam seam : List.of(Seam.GUIDED, Seam.INPAINT)) {
                    for (Candidate candidate :
                            plan(policy, going(seam, 4, 6), 5).candidates()) {
                        Chunk chunk = candidate.chunk();
                        assertThat(chunk.path()[1]).containsExactly(new double[] {0.32, 0}, ROUNDING);
                        assertThat(chunk.path()[3]).containsExactly(new double[] {0.36, 0}, ROUNDING);
                        assertThat(chunk.path()[4]).containsExactly(new double[] {0.36, 0.02}, ROUNDING);
                        assertThat(chunk.actions()[1]).containsExactly(new double[] {0.02, 0}, ROUNDING);
                        assertThat(chunk.actions()[3]).containsExactly(new double[] {0.02, 0}, ROUNDING);
                    }
                }
            }
        }
    }

    /** A row that is moved to what is known takes those behind it along: displacements stay those that were drawn. */
    @Test
    void everyDisplacementBehindTheKnown_isTheOneThatWasDrawn() {
        PolicySpec spec = Specs.plane();
        double[] scale = new double[spec.chunkSize()];
        Arrays.setAll(scale, i -> 1 + i);
        Outlook outlook = new Outlook(
                NOW,
                new float[0],
                new ChunkCodec(spec, new SituationEncoding(spec)),
                new Normalization(scale, new double[scale.length]));
        double[] drawn = new Streams(2).at(0).doubles(scale.length, -1, 1).toArray();
        Chunk before = outlook.chunk(drawn);
        Prefix prefix = outlook.prefix(going(Seam.INPAINT, 3, 3), spec.firstStep(), spec.horizon());
        Chunk after = outlook.chunk(outlook.settle(prefix, drawn, spec.firstStep(), spec.horizon()));
        int known = spec.firstStep() + 3;
        for (int k = 0; k < spec.horizon(); k++) {
            double[] wanted = k < known ? UNDER_WAY.get(Math.max(0, k - spec.firstStep())) : before.actions()[k];
            if (k >= spec.firstStep()) {
                assertThat(after.actions()[k]).containsExactly(wanted, ROUNDING);
            }
        }
    }

    /** The random network is no judge of chunks, but it is led: the rows after the delay come nearer to the old ones. */
    @Test
    void guidance_leansOnWhatFollowsTheDelay() {
        try (Policy policy = policy("m", Specs.plane().method())) {
            double free = distance(plan(policy, going(Seam.INPAINT, 2, 6), 16));
            double led = distance(plan(policy, going(Seam.GUIDED, 2, 6), 16));
            assertThat(led).isLessThan(0.8 * free);
        }
    }

    /** From the old path at step ahead 2, m. */
    private static double distance(Plan plan) {
        return plan.candidates().stream()
                .mapToDouble(
                        c -> Math.hypot(c.chunk().path()[3][0] - 0.36, c.chunk().path()[3][1]))
                .average()
                .orElseThrow();
    }

    @Test
    void everySample_isTheSameAloneAndInAnyBatch() {
        try (Policy policy = policy("m", Specs.plane().method())) {
            List<Candidate> many = plan(policy, going(Seam.GUIDED, 2, 6), 20).candidates();
            for (int k : new int[] {1, 3, 17}) {
                List<Candidate> few = plan(policy, going(Seam.GUIDED, 2, 6), k).candidates();
                for (int i = 0; i < k; i++) {
                    assertThat(few.get(i).chunk()).isEqualTo(many.get(i).chunk());
                }
            }
        }
    }

    @Test
    void aMethodWithoutAPath_refuses() {
        try (Policy policy = policy("m", new Cloning())) {
            assertThatThrownBy(() -> plan(policy, going(Seam.GUIDED, 2, 6), 1))
                    .isInstanceOf(MissingCapabilityException.class);
            assertThat(plan(policy, going(Seam.REPLACE, 2, 6), 1).candidates()).hasSize(1);
        }
    }

    @Test
    void everyWrongContinuation_isRefusedByName() {
        assertThatThrownBy(() -> going(Seam.GUIDED, 7, 8))
                .hasMessage("delay must be in [0, 6], the actions that are left, was 7");
        assertThatThrownBy(() -> going(Seam.GUIDED, 3, 2)).hasMessage("horizon must be >= delay = 3, was 2");
        List<double[]> wide = new ArrayList<>(List.of(new double[3]));
        try (Policy policy = policy("m", Specs.plane().method())) {
            assertThatThrownBy(() -> plan(policy, new Continuation(Seam.GUIDED, wide, 1, 1), 1))
                    .hasMessage("continuation.actions must have 2 columns, the coordinates of a path, had 3");
        }
    }

    @Test
    void lateAnswers_areTakenOverAtTheirStep() {
        PolicySpec spec = Specs.plane();
        try (Policy policy = policy("m", spec.method())) {
            Planner planner = new Planner(policy);
            DelayedHorizon horizon = new DelayedHorizon(
                    planner, 1, CostWeights.NONE, 0, new DelayedHorizon.Joining(Seam.GUIDED, 0, 2, 6), new Streams(1));
            for (int n = 0; n < 12; n++) {
                assertThat(horizon.next(NOW.frames(), null, List.of())).hasSize(2);
            }
            assertThat(horizon.joins()).containsExactly(6, 10);
            assertThatThrownBy(() -> new DelayedHorizon(
                            planner,
                            1,
                            CostWeights.NONE,
                            0,
                            new DelayedHorizon.Joining(Seam.GUIDED, 0, 4, 6),
                            new Streams(1)))
                    .hasMessage(
                            "delay + max(actionSteps, delay) must be <= 7, the steps of a chunk that lie ahead, was 8");
        }
    }
}
