package org.plume.server;

import static org.plume.server.TinyRequests.assertAlive;
import static org.plume.server.TinyRequests.joints;
import static org.plume.server.TinyRequests.plane;
import static org.plume.server.TinyRequests.reach;
import static org.plume.server.TinyRequests.sampling;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.policy.v1.Box;
import org.plume.proto.policy.v1.CostWeights;
import org.plume.proto.policy.v1.Cylinder;
import org.plume.proto.policy.v1.Goal;
import org.plume.proto.policy.v1.Matrix;
import org.plume.proto.policy.v1.Obstacle;
import org.plume.proto.policy.v1.Point;
import org.plume.proto.policy.v1.Rotation;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.Sphere;

/** Goals, obstacles, weights and chosen paths that cannot be. */
class BadSceneInputTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    private static Point point(double x, double y, double z) {
        return Point.newBuilder().setX(x).setY(y).setZ(z).build();
    }

    private static Obstacle sphere(double x, double radius) {
        return Obstacle.newBuilder()
                .setSphere(Sphere.newBuilder().setCentre(point(x, 0, 0)).setRadius(radius))
                .build();
    }

    private static BadCall bad(String what, SampleTrajectoriesRequest.Builder request, String message) {
        return BadCall.invalid(what, message, sampling(SERVING, request));
    }

    static Stream<BadCall> badCalls() {
        Box box = Box.newBuilder().setHalfExtents(point(1, 0, 1)).build();
        Cylinder turned = Cylinder.newBuilder()
                .setRadius(1)
                .setHalfLength(1)
                .setRotation(Rotation.getDefaultInstance())
                .build();
        return Stream.of(
                bad(
                        "an empty goal",
                        plane().setGoal(Goal.getDefaultInstance()),
                        "goal must be joints, a position or a line, was empty"),
                bad(
                        "joints for a tool",
                        plane().setGoal(joints(1, 2)),
                        "goal must be a position or a line: the model moves the tool, was JointGoal[1.0, 2.0]"),
                bad(
                        "an absurd goal",
                        plane().setGoal(Goal.newBuilder().setLineY(1e300)),
                        "goal.line_y must be in [-100, 100], was 1.0E300"),
                bad(
                        "a goal that is no number",
                        plane().setGoal(Goal.newBuilder().setPosition(point(0, Double.NaN, 0))),
                        "goal.position.y must be in [-100, 100], was NaN"),
                bad(
                        "no goal",
                        reach().clearGoal(),
                        "goal must be given: the model needs a goal of kind JOINTS, had none"),
                bad(
                        "a goal of no joints",
                        reach().setGoal(joints()),
                        "goal.joints.positions must have >= 1 entries, had 0"),
                bad(
                        "a goal of six joints",
                        reach().setGoal(joints(0, 0, 0, -1, 0, 1)),
                        "goal must have 7 values, one for each of [delta(q1), delta(q2), delta(q3), delta(q4), delta(q5),"
                                + " delta(q6), delta(q7)], had 6"),
                bad(
                        "a goal beyond the limits",
                        reach().setGoal(joints(0, 0, 0, 1, 0, 1, 0)),
                        "goal.joints.positions[3] must be within the limits [-3.0718, -0.0698] rad of joint panda_joint4,"
                                + " was 1.0"),
                bad(
                        "a goal of another kind",
                        reach().setGoal(Goal.newBuilder().setLineY(0.3)),
                        "goal must be of kind JOINTS, was LineGoal[y=0.3]"),
                bad(
                        "a goal within an obstacle",
                        reach().addObstacles(Obstacle.newBuilder()
                                .setSphere(Sphere.newBuilder()
                                        .setCentre(point(0.3, 0, 0.5))
                                        .setRadius(0.2))),
                        "goal.joints must be free of the known obstacles"),
                bad(
                        "more obstacles than the model sees",
                        reach().addAllObstacles(Collections.nCopies(3, sphere(5, 0.1))),
                        "obstacles must have <= 2 entries, the model sees no more, had 3"),
                bad(
                        "far too many obstacles",
                        plane().addAllObstacles(Collections.nCopies(257, sphere(5, 0.1))),
                        "obstacles must be in [0, 256], was 257"),
                bad(
                        "an empty obstacle",
                        plane().addObstacles(Obstacle.getDefaultInstance()),
                        "obstacles[0] must be a sphere, a cylinder or a box, was none"),
                bad(
                        "a sphere without size",
                        plane().addObstacles(sphere(1, 1)).addObstacles(sphere(1, 0)),
                        "obstacles[1].sphere.radius must be in (0, 100] m, was 0.0"),
                bad(
                        "a sphere far away",
                        plane().addObstacles(sphere(1e9, 1)),
                        "obstacles[0].sphere.centre.x must be in [-100, 100], was 1.0E9"),
                bad(
                        "a flat box",
                        plane().addObstacles(Obstacle.newBuilder().setBox(box)),
                        "obstacles[0].box.half_extents.y must be in (0, 100] m, was 0.0"),
                bad(
                        "a rotation that is none",
                        plane().addObstacles(Obstacle.newBuilder().setCylinder(turned)),
                        "obstacles[0].cylinder.rotation must be a unit quaternion, had norm 0.0"),
                bad(
                        "a negative weight",
                        plane().setWeights(CostWeights.newBuilder().setJerk(-1)),
                        "weights.jerk must be >= 0 and finite, was -1.0"),
                bad(
                        "a weight that is no number",
                        plane().setWeights(CostWeights.newBuilder().setGoalDistance(Double.NaN)),
                        "weights.goal_distance must be >= 0 and finite, was NaN"),
                bad(
                        "a chosen path of another width",
                        plane().setChosen(Matrix.newBuilder().setRows(1).setColumns(3)),
                        "chosen.columns must be 2, the coordinates of a path, was 3"),
                bad(
                        "a chosen path without its values",
                        plane().setChosen(Matrix.newBuilder()
                                .setRows(2)
                                .setColumns(2)
                                .addValues(1)),
                        "chosen.values must have rows x columns = 4 entries, had 1"),
                bad(
                        "a chosen path of absurd size",
                        plane().setChosen(Matrix.newBuilder().setRows(-1).setColumns(2)),
                        "chosen.rows must be in [0, 8], was 4294967295"),
                bad(
                        "a chosen path that is no number",
                        plane().setChosen(Matrix.newBuilder()
                                .setRows(1)
                                .setColumns(2)
                                .addAllValues(List.of(0f, Float.NaN))),
                        "chosen must be finite, was NaN"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badCalls")
    void everyBadCall_isRefusedByNameAndTheServerLives(BadCall bad) {
        bad.assertRefused();
        assertAlive(SERVING);
    }
}
