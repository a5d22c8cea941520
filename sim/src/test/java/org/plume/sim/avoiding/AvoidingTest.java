package org.plume.sim.avoiding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.plume.arm.Arm;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.sim.ControllerFactory;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Outcome;
import org.plume.sim.Perturbation;
import org.plume.sim.Simulation;
import org.plume.sim.Study;
import org.plume.sim.Task;
import org.plume.sim.Tasks;

class AvoidingTest {

    private static final ControllerFactory STRAIGHT_ON = seed -> now -> new double[][] {{0, 0.012}};
    private static final ControllerFactory WAIT = seed -> now -> new double[8][2];

    private final Task task = new Avoiding();

    @Test
    void theRegistry_knowsIt() {
        assertThat(Tasks.named("avoiding")).isEqualTo(task);
        assertThatThrownBy(() -> Tasks.named("juggling"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("task must be one of [avoiding")
                .hasMessageContaining("was 'juggling'");
    }

    @Test
    void everyEpisode_startsAtTheSamePlaceAtRest() {
        for (long seed = 0; seed < 5; seed++) {
            assertThat(task.start(seed).observe()).containsExactly(0.525, -0.28, 0.525, -0.28);
        }
    }

    @Test
    void theWayStraightOn_endsAtTheFirstObstacle() {
        EpisodeResult result = Study.of(0, 1, 1).run(task, STRAIGHT_ON).get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.COLLISION);
        assertThat(result.clearance()).isNegative();
        assertThat(result.mode()).isEmpty();
        assertThat(result.tool()[result.steps()][1]).isBetween(-0.16, -0.1);
    }

    @Test
    void waiting_endsAfter250Steps() {
        EpisodeResult result = Study.of(0, 1, 1).run(task, WAIT).get(0);
        assertThat(result.outcome()).isEqualTo(Outcome.TIMEOUT);
        assertThat(result.steps()).isEqualTo(250);
        assertThat(result.frames()).hasDimensions(251, 4);
    }

    @Test
    void aToolAtRest_settlesAtTheFixedPointOfItsLaw() {
        EpisodeResult result = Study.of(0, 1, 1).run(task, WAIT).get(0);
        double[] last = result.frames()[250];
        assertThat(last[2]).isCloseTo(0.525 - 0.00112 / (1 - 1.53461 + 0.70401), within(1e-6));
        assertThat(last[3]).isCloseTo(-0.28 + 0.00017 / (1 - 1.83142 + 0.88702), within(1e-6));
    }

    @Test
    void aCommandBeyondTheLimit_isClippedAndCounted() {
        Simulation simulation = task.start(0);
        simulation.act(new double[] {0.02, -0.5});
        simulation.act(new double[] {0.0125, 0.0125});
        double[] now = simulation.observe();
        assertThat(now[0]).isCloseTo(0.525 + 0.025, within(1e-12));
        assertThat(now[1]).isCloseTo(-0.28, within(1e-12));
        assertThat(simulation.clipped()).isEqualTo(1);
    }

    @Test
    void aCommandThatIsNoNumber_isRefused() {
        assertThatThrownBy(() -> task.start(0).act(new double[] {Double.NaN, 0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("action must be 2 finite numbers delta(des_x),delta(des_y), was [NaN, 0.0]");
    }

    @Test
    void theDisturbedStart_hasTheSpreadThatIsAskedFor() {
        Task disturbed = task.with(new Perturbation(0.005, 0));
        double[] squares = IntStream.range(0, 2000)
                .mapToDouble(seed -> {
                    double[] now = disturbed.start(seed).observe();
                    assertThat(now[2]).isEqualTo(now[0]);
                    assertThat(now[3]).isEqualTo(now[1]);
                    return Math.pow(now[0] - 0.525, 2) + Math.pow(now[1] + 0.28, 2);
                })
                .toArray();
        // chi-square with 4000 degrees: 0.005 within 5 % at more than four standard deviations
        assertThat(Math.sqrt(
                        IntStream.range(0, 2000).mapToDouble(i -> squares[i]).sum() / 4000))
                .isCloseTo(0.005, within(0.00025));
    }

    @Test
    void thePush_displacesTheToolOnceByItsLength() {
        Simulation calm = task.start(3);
        Simulation pushed = task.with(new Perturbation(0, 0.01)).start(3);
        double[] action = {0, 0.001};
        int apart = 0;
        for (int step = 0; step < AvoidingSimulation.LAST_PUSH && apart == 0; step++) {
            calm.act(action);
            pushed.act(action);
            double distance = Vector3D.distance(calm.tool(), pushed.tool());
            if (distance > 0) {
                apart = step + 1;
                assertThat(distance).isCloseTo(0.01, within(1e-12));
                assertThat(pushed.observe()[0]).isEqualTo(calm.observe()[0]);
            }
        }
        assertThat(apart).isBetween(AvoidingSimulation.FIRST_PUSH, AvoidingSimulation.LAST_PUSH - 1);
    }

    @Test
    void theScene_saysTheSameOfDistancesAsTheSimulation() {
        assertThat(task.start(0).scene().goal()).isEqualTo(new LineGoal(0.35));
        List<Obstacle> obstacles = task.start(0).scene().obstacles();
        for (double x = 0.2; x < 0.8; x += 0.013) {
            for (double y = -0.3; y < 0.4; y += 0.017) {
                Vector3D p = new Vector3D(x, y, 0.12);
                double least =
                        obstacles.stream().mapToDouble(o -> o.distance(p)).min().orElseThrow();
                assertThat(least - task.toolRadius()).isCloseTo(Geometry.clearance(x, y), within(1e-12));
            }
        }
    }

    @Test
    void theArm_holdsTheRodWhereTheToolIs() {
        EpisodeResult result = Study.of(0, 1, 1).run(task, STRAIGHT_ON).get(0);
        double[][] joints = task.joints(result);
        Arm arm = task.arm();
        assertThat(joints).hasNumberOfRows(result.steps() + 1);
        for (int i = 0; i < joints.length; i++) {
            assertThat(arm.tool(joints[i]).position().distance(new Vector3D(result.tool()[i])))
                    .isLessThan(1e-5);
            assertThat(arm.tool(joints[i]).rotation().applyTo(Vector3D.PLUS_K).getZ())
                    .isCloseTo(-1, within(1e-9));
        }
    }
}
