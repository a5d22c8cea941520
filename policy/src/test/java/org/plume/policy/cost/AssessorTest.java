package org.plume.policy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.junit.jupiter.api.Test;
import org.plume.arm.Arm;
import org.plume.arm.Cylinder;
import org.plume.arm.JointGoal;
import org.plume.arm.LineGoal;
import org.plume.arm.Obstacle;
import org.plume.arm.Panda;
import org.plume.arm.PositionGoal;
import org.plume.arm.Sphere;
import org.plume.policy.cost.Assessment.Violation;

class AssessorTest {

    private static final Arm PANDA = Panda.arm();
    private static final Body TOOL = new Body.Tool(0.01, 0.1, 0);
    private static final Safety SAFETY = new Safety(0.005, 0.02);
    private static final Cylinder PILLAR = Cylinder.upright(new Vector3D(0.5, 0, 0.1), 0.03, 0.2);

    /** Steps of 0.02 m along y at this x, from y = -0.1. */
    private static double[][] straight(double x) {
        double[][] path = new double[10][];
        for (int k = 0; k < path.length; k++) {
            path[k] = new double[] {x, -0.1 + 0.02 * (k + 1)};
        }
        return path;
    }

    private static Assessment assess(double x, Obstacle... obstacles) {
        Geometry geometry = TOOL.among(List.of(obstacles), n -> PANDA);
        return new Assessor(geometry, SAFETY, 0.1, null).assess(straight(x), 0, new double[] {x, -0.1});
    }

    @Test
    void theClearance_isTheDistanceOfTheTwoSurfaces() {
        assertThat(assess(0.56, PILLAR).minClearance()).isCloseTo(0.06 - 0.03 - 0.01, within(1e-3));
        assertThat(assess(0.56).minClearance()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void aPathThroughAnObstacle_isNotFeasibleThoughItsPointsKeepClear() {
        Sphere small = new Sphere(new Vector3D(0.5, 0.01, 0.1), 0.001);
        Body point = new Body.Tool(0, 0.1, 0);
        double[][] jump = {{0.5, 0.1}};
        Assessment a = new Assessor(point.among(List.of(small), n -> PANDA), new Safety(0, 0), 0.1, null)
                .assess(jump, 0, new double[] {0.5, -0.1});

        assertThat(a.violation()).isEqualTo(Violation.OBSTACLE);
    }

    @Test
    void closerThanTheDistanceToKeep_isNotFeasible() {
        assertThat(assess(0.54 + 0.0049, PILLAR).violation()).isEqualTo(Violation.OBSTACLE);
        assertThat(assess(0.54 + 0.006, PILLAR).violation()).isEqualTo(Violation.NONE);
    }

    @Test
    void aBodyThatFollowsBehind_isJudgedWhereItIs_andPricedByItsPath() {
        Assessor assessor = new Assessor(TOOL.among(List.of(PILLAR), n -> PANDA), SAFETY, 0.1, null);
        Assessment a =
                assessor.assess(straight(0.5), 0, new double[] {0.5, -0.1}, straight(0.56), new double[] {0.56, -0.1});

        assertThat(a.minClearance()).isCloseTo(0.02, within(1e-3));
        assertThat(a.violation()).isEqualTo(Violation.NONE);
        assertThat(a.terms().pathLength()).isCloseTo(0.2, within(1e-9));
    }

    @Test
    void whereOneStandsTooClose_onlyGettingCloserIsForbidden() {
        Geometry geometry = TOOL.among(List.of(PILLAR), n -> PANDA);
        Assessor assessor = new Assessor(geometry, SAFETY, 0.1, null);
        double[] near = {0.543, 0};

        assertThat(assessor.assess(new double[][] {{0.55, 0}, {0.56, 0}}, 0, near)
                        .feasible())
                .isTrue();
        assertThat(assessor.assess(new double[][] {{0.542, 0}, {0.56, 0}}, 0, near)
                        .feasible())
                .isFalse();
        assertThat(assessor.assess(new double[][] {{0.56, 0}}, 0, new double[] {0.535, 0})
                        .feasible())
                .isFalse();
    }

    @Test
    void everyTerm_isItsFormula() {
        double[][] path = {{0, 0}, {1, 0}, {3, 0}, {3, 4}};
        CostTerms terms = new Assessor(TOOL.among(List.of(), n -> PANDA), SAFETY, 2, new LineGoal(5))
                .assess(path, 1, path[0])
                .terms();

        assertThat(terms.pathLength()).isEqualTo(1 + 2 + 4);
        assertThat(terms.goalDistance()).isEqualTo(1);
        double jx = 3 - 9 + 3;
        double jy = 4;
        assertThat(terms.jerk()).isCloseTo((jx * jx + jy * jy) / 64, within(1e-12));
        assertThat(terms.clearance()).isEqualTo(0);
        assertThat(terms.total(new CostWeights(0, 2, 0, 10, 0, 0))).isEqualTo(14 + 10);
    }

    @Test
    void theClearanceCost_isTheMeanShortfall() {
        CostTerms terms = assess(0.55, PILLAR).terms();

        assertThat(terms.clearance()).isBetween(1e-4, 0.01);
        assertThat(assess(0.60, PILLAR).terms().clearance()).isEqualTo(0);
    }

    @Test
    void aToolThatIsTooFast_isNotFeasible() {
        Body slow = new Body.Tool(0.01, 0.1, 0.19);
        Assessment a = new Assessor(slow.among(List.of(), n -> PANDA), SAFETY, 0.1, null)
                .assess(straight(0), 0, new double[] {0, -0.1});

        assertThat(a.violation()).isEqualTo(Violation.VELOCITY);
        assertThat(a.terms().velocityLimits()).isCloseTo(0.01, within(1e-12));
    }

    @Test
    void anArmBeyondItsLimits_isNotFeasible() {
        Geometry geometry = new Body.Joints("panda").among(List.of(), n -> PANDA);
        Assessor assessor = new Assessor(geometry, SAFETY, 1, null);
        double[] ready = Panda.ready();
        double[] beyond = ready.clone();
        beyond[3] = 0.1;
        double[] quick = ready.clone();
        quick[0] = 2.5;

        assertThat(assessor.assess(new double[][] {ready}, 0, ready).violation())
                .isEqualTo(Violation.NONE);
        assertThat(assessor.assess(new double[][] {beyond}, 0, ready).violation())
                .isEqualTo(Violation.POSITION);
        assertThat(assessor.assess(new double[][] {quick}, 0, ready).violation())
                .isEqualTo(Violation.VELOCITY);
    }

    @Test
    void anArmThroughAnObstacle_isNotFeasible() {
        double[] ready = Panda.ready();
        Vector3D tool = PANDA.tool(ready).position();
        Geometry geometry = new Body.Joints("panda").among(List.of(new Sphere(tool, 0.05)), n -> PANDA);
        double[] left = ready.clone();
        left[0] = 0.8;
        double[] right = ready.clone();
        right[0] = -0.8;
        Assessor assessor = new Assessor(geometry, new Safety(0, 0.02), 1, null);

        assertThat(assessor.assess(new double[][] {left}, 0, left).feasible()).isTrue();
        assertThat(assessor.assess(new double[][] {right}, 0, left).violation()).isEqualTo(Violation.OBSTACLE);
    }

    @Test
    void everyAbsurdGoal_isRefusedByName() {
        Geometry arm = new Body.Joints("panda").among(List.of(), n -> PANDA);
        Geometry tool = TOOL.among(List.of(), n -> PANDA);
        Geometry free = new Body.Free().among(List.of(), n -> PANDA);

        assertThatThrownBy(() -> arm.checkGoal(new JointGoal(new double[6])))
                .hasMessage("goal.joints must have 7 positions, one for each joint of arm panda, had 6");
        assertThatThrownBy(() -> arm.checkGoal(new JointGoal(new double[] {0, 0, 0, 5, 0, 0, 0})))
                .hasMessageStartingWith("goal.joints.positions[3] must be within the limits [")
                .hasMessageEndingWith("was 5.0");
        assertThatThrownBy(() -> arm.checkGoal(new PositionGoal(new Vector3D(3, 0, 0))))
                .hasMessageStartingWith("goal.position must be within reach of arm panda, was");
        assertThatThrownBy(() -> tool.checkGoal(new JointGoal(new double[7])))
                .hasMessageStartingWith("goal must be a position or a line: the model moves the tool");
        assertThatThrownBy(() -> free.checkGoal(new LineGoal(0))).hasMessageStartingWith("goal must be absent");
        assertThatThrownBy(() -> new Body.Free().among(List.of(PILLAR), n -> PANDA))
                .hasMessage("obstacles must be empty: the model does not say what body moves, had 1");
    }

    @Test
    void aGoalWithinAnObstacle_isRefused() {
        Vector3D tool = PANDA.tool(Panda.ready()).position();
        Geometry arm = new Body.Joints("panda").among(List.of(new Sphere(tool, 0.05)), n -> PANDA);

        assertThatThrownBy(() -> arm.checkGoal(new JointGoal(Panda.ready())))
                .hasMessageStartingWith("goal.joints must be free of the known obstacles");
    }
}
