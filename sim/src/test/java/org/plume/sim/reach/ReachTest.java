package org.plume.sim.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plume.arm.Clearance;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.arm.Scene;
import org.plume.sim.ControllerFactory;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Outcome;
import org.plume.sim.Simulation;
import org.plume.sim.Study;
import org.plume.sim.Tasks;
import org.plume.sim.Ways;

class ReachTest {

    private static final Reach REACH = new Reach();
    private static final long[] SEEDS = IntStream.range(0, 8).asLongStream().toArray();

    private static void walk(Simulation simulation, double[][] rows) {
        for (int i = 1; i < rows.length && simulation.outcome() == Outcome.RUNNING; i++) {
            double[] now = simulation.observe();
            double[] action = new double[now.length];
            for (int j = 0; j < now.length; j++) {
                action[j] = rows[i][j] - now[j];
            }
            simulation.act(action);
        }
    }

    @Test
    void everyProblem_hasThreeClearWays_andNoStraightOne() {
        for (long seed : SEEDS) {
            SolvedProblem solved = REACH.problem(seed);
            Problem problem = solved.problem();
            Clearance clearance = Clearance.of(REACH.arm(), problem.scene().obstacles());
            assertThat(clearance.between(problem.start(), problem.goal(), 0.005))
                    .isNegative();
            assertThat(solved.ways()).hasSizeGreaterThanOrEqualTo(3);
            assertThat(solved.ways().stream().map(Way::code)).doesNotHaveDuplicates();
            for (Way way : solved.ways()) {
                for (int i = 1; i < way.path().length; i++) {
                    assertThat(clearance.between(way.path()[i - 1], way.path()[i], 0.005))
                            .isGreaterThan(0.045);
                }
            }
        }
    }

    @Test
    void everyProblem_isAFunctionOfItsSeed() {
        SolvedProblem again = new Reach().problem(SEEDS[0]);
        assertThat(again.problem().start())
                .isEqualTo(REACH.problem(SEEDS[0]).problem().start());
        assertThat(again.problem().scene())
                .isEqualTo(REACH.problem(SEEDS[0]).problem().scene());
        assertThat(again.problem().scene())
                .isNotEqualTo(REACH.problem(SEEDS[1]).problem().scene());
    }

    @Test
    void everyWay_walked_succeedsInItsMode() {
        for (long seed : SEEDS) {
            SolvedProblem solved = REACH.problem(seed);
            for (Way way : solved.ways()) {
                Simulation simulation = REACH.start(seed);
                assertThat(simulation.mode()).isEmpty();
                walk(simulation, Timing.walk(way.path(), 0, REACH.dt()));
                assertThat(simulation.outcome()).isEqualTo(Outcome.SUCCESS);
                assertThat(simulation.mode()).contains(way.code());
                assertThat(simulation.clearance()).isGreaterThan(0.04);
                assertThat(simulation.clipped()).isZero();
            }
        }
    }

    @Test
    void everyWayOfThePlanner_isFree_andItsPathHasItsCode() {
        Ways ways = REACH.ways().orElseThrow();
        SolvedProblem solved = REACH.problem(SEEDS[0]);
        Scene scene = solved.problem().scene();
        assertThat(ways.free(scene, solved.problem().start()))
                .containsExactlyInAnyOrderElementsOf(
                        solved.ways().stream().map(Way::code).toList());
        assertThat(new Reach().ways().orElseThrow().free(scene, solved.problem().start()))
                .as("nothing remembered")
                .containsExactlyInAnyOrderElementsOf(
                        solved.ways().stream().map(Way::code).toList());
        for (Way way : solved.ways()) {
            assertThat(ways.code(scene, way.path())).contains(way.code());
            assertThat(ways.code(scene, Arrays.copyOf(way.path(), 2))).isEmpty();
        }
    }

    @Test
    void theStraightWay_endsByContact_evenInOneLeap() {
        Problem problem = REACH.problem(SEEDS[0]).problem();
        Simulation simulation = REACH.start(problem);
        double[][] rows = Resample.evenly(new double[][] {problem.start(), problem.goal()}, 8);
        walk(simulation, rows);
        assertThat(simulation.outcome()).isEqualTo(Outcome.COLLISION);
        assertThat(simulation.clearance()).isNegative();
        assertThatThrownBy(() -> simulation.act(new double[7])).hasMessage("the episode is over: collision");
    }

    @Test
    void everyLimit_isKept_andCounted() {
        Simulation simulation = REACH.start(SEEDS[0]);
        double[] before = simulation.observe();
        simulation.act(new double[] {0, 0, 0, 0, 0, 0, 1});
        double[] after = simulation.observe();
        assertThat(after[6] - before[6]).isLessThan(0.26101);
        assertThat(simulation.clipped()).isEqualTo(1);
        for (int i = 0; i < 30; i++) {
            simulation.act(new double[] {0, 0, 0, 0, 0, 0, 0.26});
        }
        assertThat(simulation.observe()[6]).isEqualTo(2.8973);
    }

    @Test
    void everyWrongAction_isRefused() {
        Simulation simulation = REACH.start(SEEDS[0]);
        assertThatThrownBy(() -> simulation.act(new double[6]))
                .hasMessageContaining("action must be 7 finite changes of joints");
        assertThatThrownBy(() -> simulation.act(new double[] {0, 0, 0, Double.NaN, 0, 0, 0}))
                .hasMessageContaining("action must be 7 finite changes of joints");
    }

    @Test
    void whoDoesNothing_isLate() {
        ControllerFactory idle = seed -> now -> new double[50][7];
        List<EpisodeResult> results = Study.of(1, 1, 1).run(Tasks.named("reach"), idle);
        assertThat(results.get(0).outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(results.get(0).steps()).isEqualTo(200);
    }

    @Test
    void theExpert_showsClearAndSmoothWays_toTheGoalItself() {
        Demonstrations shown = REACH.expert().orElseThrow().demonstrate(14, done -> {}, 3);
        assertThat(shown.episodes()).hasSize(14);
        assertThat(shown.columns()).isEqualTo(REACH.observation());
        for (Demonstration episode : shown.episodes()) {
            double[][] rows = episode.rows();
            Problem problem = new Problem(Objects.requireNonNull(episode.scene()), rows[0]);
            Clearance clearance = Clearance.of(REACH.arm(), problem.scene().obstacles());
            assertThat(Way.distance(rows[rows.length - 1], problem.goal())).isLessThan(1e-5);
            for (int i = 1; i < rows.length; i++) {
                assertThat(clearance.between(rows[i - 1], rows[i], 0.005)).isGreaterThan(0.04);
                assertThat(REACH.arm().limits().velocityExcess(rows[i - 1], rows[i], REACH.dt()))
                        .isZero();
                assertThat(Way.distance(rows[i - 1], rows[i])).isLessThan(0.081);
            }
        }
    }

    @Test
    void everyDemonstration_isAFunctionOfSeedAndIndex() {
        Demonstrations few = REACH.expert().orElseThrow().demonstrate(2, done -> {}, 3);
        Demonstrations more = REACH.expert().orElseThrow().demonstrate(8, done -> {}, 3);
        for (int i = 0; i < 2; i++) {
            assertThat(Arrays.deepEquals(
                            few.episodes().get(i).rows(), more.episodes().get(i).rows()))
                    .isTrue();
        }
        assertThatThrownBy(() -> REACH.expert().orElseThrow().demonstrate(0, done -> {}, 3))
                .hasMessage("episodes must be >= 1, was 0");
    }
}
