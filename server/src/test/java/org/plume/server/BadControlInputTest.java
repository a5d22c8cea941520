package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.policy.v1.ControlRequest;
import org.plume.proto.policy.v1.CostWeights;
import org.plume.proto.policy.v1.Execution;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Goal;
import org.plume.proto.policy.v1.Observation;
import org.plume.proto.policy.v1.Obstacle;
import org.plume.proto.policy.v1.OpenSession;
import org.plume.proto.policy.v1.Point;
import org.plume.proto.policy.v1.Refusal;
import org.plume.proto.policy.v1.RefusalReason;
import org.plume.proto.policy.v1.ResetSession;
import org.plume.proto.policy.v1.Scene;
import org.plume.proto.policy.v1.Seam;
import org.plume.proto.policy.v1.Sphere;

/** What a stream of {@code Control} refuses: a bad opening ends it, a bad message after that does not. */
class BadControlInputTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    private static ControlRequest opening(Consumer<OpenSession.Builder> change) {
        OpenSession.Builder open = OpenSession.newBuilder()
                .setModel("plane")
                .setSamples(1)
                .setSeed(3)
                .setLeaseMs(600_000);
        change.accept(open);
        return ControlRequest.newBuilder().setOpen(open).build();
    }

    private static ControlRequest observing(Consumer<Observation.Builder> change) {
        Observation.Builder seen =
                Observation.newBuilder().setSequence(1).setStep(0).setTimeNs(7).addFrames(frame(0.3f, 0));
        change.accept(seen);
        return ControlRequest.newBuilder().setObservation(seen).build();
    }

    private static Frame frame(Float... values) {
        return Frame.newBuilder().addAllValues(List.of(values)).build();
    }

    private static Frame frame(float x, float y) {
        return Frame.newBuilder().addValues(x).addValues(y).build();
    }

    private static Obstacle sphere(double radius) {
        return Obstacle.newBuilder()
                .setSphere(Sphere.newBuilder()
                        .setCentre(Point.newBuilder().setX(5))
                        .setRadius(radius))
                .build();
    }

    private static Scene.Builder scene(int obstacles, double radius) {
        return Scene.newBuilder().addAllObstacles(Collections.nCopies(obstacles, sphere(radius)));
    }

    private static Execution executing(long chunk, int joined, int next) {
        return Execution.newBuilder()
                .setChunk(chunk)
                .setJoined(joined)
                .setNext(next)
                .build();
    }

    private static Arguments bad(Consumer<OpenSession.Builder> change, Status.Code code, String message) {
        return Arguments.of(opening(change), code, message);
    }

    static Stream<Arguments> openings() {
        Status.Code invalid = Status.Code.INVALID_ARGUMENT;
        return Stream.of(
                bad(o -> o.setModel("plume"), Status.Code.NOT_FOUND, "model must be one of the served"),
                bad(o -> o.setModel("../plane"), Status.Code.NOT_FOUND, "model must be one of the served"),
                bad(o -> o.setSession("nobody"), Status.Code.NOT_FOUND, "session"),
                bad(o -> o.setSamples(65), invalid, "open.samples must be in [1, 64], was 65"),
                bad(o -> o.setSamples(-1), invalid, "open.samples must be in [1, 64], was 4294967295"),
                bad(
                        o -> o.setNetworkEvaluations(1001),
                        invalid,
                        "open.network_evaluations must be in [0, 1000], was 1001"),
                bad(
                        o -> o.setNetworkEvaluations(4).setMinEvaluations(5),
                        invalid,
                        "open.min_evaluations must be in [0, 4], was 5"),
                bad(o -> o.setSeamHorizon(1025), invalid, "open.seam_horizon must be in [0, 1024], was 1025"),
                bad(o -> o.setMaxAgeMs(Double.NaN), invalid, "open.max_age_ms must be in [0, 600000.0], was NaN"),
                bad(o -> o.setMaxAgeMs(-1), invalid, "open.max_age_ms must be in [0, 600000.0], was -1.0"),
                bad(
                        o -> o.setDeadlineMs(3_600_001),
                        invalid,
                        "open.deadline_ms must be in [0, 3600000.0], was 3600001.0"),
                bad(o -> o.setLeaseMs(-1), invalid, "open.lease_ms must be in [0, 600000.0], was -1.0"),
                bad(o -> o.setLeaseMs(600_001), invalid, "open.lease_ms must be in [0, 600000.0], was 600001.0"),
                bad(o -> o.setSeamValue(9), invalid, "open.seam must be SEAM_REPLACE, SEAM_GUIDED or SEAM_INPAINT"),
                bad(
                        o -> o.setWeights(CostWeights.newBuilder().setJerk(-1)),
                        invalid,
                        "weights.jerk must be >= 0 and finite, was -1.0"),
                bad(
                        o -> o.setModel("clone").setSeam(Seam.SEAM_GUIDED),
                        Status.Code.UNIMPLEMENTED,
                        "model clone can SAMPLE but has no INPAINT"),
                Arguments.of(
                        observing(o -> {}), invalid, "the first message of a stream must be open, was observation"),
                Arguments.of(
                        ControlRequest.newBuilder()
                                .setReset(ResetSession.getDefaultInstance())
                                .build(),
                        invalid,
                        "the first message of a stream must be open, was reset"));
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("openings")
    void everyBadOpening_endsTheStreamByNameAndTheServerLives(ControlRequest first, Status.Code code, String message) {
        RobotStream robot = new RobotStream(SERVING.channel());
        robot.send(first);
        Status status = robot.end();

        assertThat(status.getCode()).isEqualTo(code);
        assertThat(status.getDescription()).startsWith(message).doesNotContain("Exception", "\tat ");
        assertAnswers(opened());
    }

    private static Arguments wrong(Consumer<Observation.Builder> change, String message) {
        return Arguments.of(observing(change), message);
    }

    static Stream<Arguments> messages() {
        return Stream.of(
                wrong(o -> o.setSequence(0), "sequence must grow: > 0, was 0"),
                wrong(o -> o.setStep(-1), "step must be in [0, 2^63)"),
                wrong(o -> o.clearFrames(), "observation.frames must be in [1, 64], was 0"),
                wrong(
                        o -> o.addAllFrames(Collections.nCopies(64, frame(0, 0))),
                        "observation.frames must be in [1, 64], was 65"),
                wrong(
                        o -> o.setFrames(0, frame(1f)),
                        "observation.frames[0].values must have 2 entries, [x, y], had 1"),
                wrong(
                        o -> o.addFrames(frame(Float.NaN, 0)),
                        "observation.frames[1].values[0] (x) must be finite, was NaN"),
                wrong(o -> o.setDelay(1025), "observation.delay must be in [0, 1024], was 1025"),
                wrong(o -> o.setDelay(-1), "observation.delay must be in [0, 1024], was 4294967295"),
                wrong(o -> o.setExecution(executing(4, 0, 1)), "execution.chunk must be one of the latest [], was 4"),
                wrong(o -> o.setExecution(executing(1, 3, 1)), "observation.execution.joined must be in [0, 1], was 3"),
                wrong(
                        o -> o.setExecution(executing(1, 0, -1)),
                        "observation.execution.next must be in [0, 1024], was 4294967295"),
                wrong(o -> o.setScene(scene(257, 1)), "observation.scene.obstacles must be in [0, 256], was 257"),
                wrong(
                        o -> o.setScene(scene(1, -1)),
                        "observation.scene.obstacles[0].sphere.radius must be in (0, 100] m, was -1.0"),
                wrong(
                        o -> o.setScene(Scene.newBuilder().setGoal(Goal.getDefaultInstance())),
                        "goal must be joints, a position or a line, was empty"),
                wrong(
                        o -> o.setScene(
                                Scene.newBuilder().setGoal(Goal.newBuilder().setLineY(1e300))),
                        "goal.line_y must be in [-100, 100], was 1.0E300"),
                Arguments.of(
                        ControlRequest.getDefaultInstance(),
                        "a message after the first must be observation or reset, was empty"),
                Arguments.of(opening(o -> {}), "a message after the first must be observation or reset, was open"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("messages")
    void everyBadMessage_isRefusedByNameAndTheStreamLives(ControlRequest second, String message) {
        RobotStream robot = opened();
        robot.send(second);
        Refusal refusal = robot.take().getRefusal();

        assertThat(refusal.getReason()).isEqualTo(RefusalReason.REFUSAL_REASON_INVALID);
        assertThat(refusal.getMessage()).startsWith(message).doesNotContain("Exception", "\tat ");
        assertThat(refusal.getObservation()).isEqualTo(second.getObservation().getSequence());
        assertAnswers(robot);
    }

    private static RobotStream opened() {
        RobotStream robot = new RobotStream(SERVING.channel());
        robot.send(opening(o -> {}));
        assertThat(robot.take().hasOpened()).isTrue();
        return robot;
    }

    private static void assertAnswers(RobotStream robot) {
        robot.send(observing(o -> {}));
        assertThat(robot.take().getChunk().getChunk()).isEqualTo(1);
        robot.leave();
        assertThat(robot.end()).isEqualTo(Status.OK);
    }
}
