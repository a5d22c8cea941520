package org.plume.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.grpc.CallOptions;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.proto.model.v1.DescribeModelRequest;
import org.plume.proto.model.v1.ModelServiceGrpc;
import org.plume.proto.policy.v1.Box;
import org.plume.proto.policy.v1.CostWeights;
import org.plume.proto.policy.v1.Cylinder;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Goal;
import org.plume.proto.policy.v1.Joints;
import org.plume.proto.policy.v1.Matrix;
import org.plume.proto.policy.v1.Obstacle;
import org.plume.proto.policy.v1.Point;
import org.plume.proto.policy.v1.PolicyServiceGrpc;
import org.plume.proto.policy.v1.Rotation;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.SampleTrajectoriesResponse;
import org.plume.proto.policy.v1.Sphere;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.weather.v1.WeatherServiceGrpc;

class BadInputTest {

    @TempDir
    static Path folder;

    @RegisterExtension
    static final Serving SERVING = new Serving(Tiny.options(), () -> Tiny.models(folder));

    private static SampleTrajectoriesRequest.Builder plane() {
        return Tiny.request("plane");
    }

    private static SampleTrajectoriesRequest.Builder reach() {
        return SampleTrajectoriesRequest.newBuilder()
                .setModel("reach")
                .addFrames(values(0, -0.785f, 0, -2.356f, 0, 1.571f, 0.785f))
                .setGoal(joints(0, -0.785, 0, -2.356, 0, 1.571, 0.785));
    }

    private static Frame values(float... values) {
        Frame.Builder frame = Frame.newBuilder();
        for (float value : values) {
            frame.addValues(value);
        }
        return frame.build();
    }

    private static Goal joints(double... q) {
        Joints.Builder joints = Joints.newBuilder();
        for (double value : q) {
            joints.addPositions(value);
        }
        return Goal.newBuilder().setJoints(joints).build();
    }

    private static Point point(double x, double y, double z) {
        return Point.newBuilder().setX(x).setY(y).setZ(z).build();
    }

    private static Obstacle sphere(double x, double radius) {
        return Obstacle.newBuilder()
                .setSphere(Sphere.newBuilder().setCentre(point(x, 0, 0)).setRadius(radius))
                .build();
    }

    private static BadCall bad(String what, SampleTrajectoriesRequest.Builder request, String message) {
        return BadCall.invalid(what, message, sampling(request));
    }

    private static Callable<?> sampling(SampleTrajectoriesRequest.Builder request) {
        return () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel()).sampleTrajectories(request.build());
    }

    private static BadCall describing(String what, String name) {
        return new BadCall(
                what,
                () -> ModelServiceGrpc.newBlockingStub(SERVING.channel())
                        .describeModel(
                                DescribeModelRequest.newBuilder().setName(name).build()),
                Status.Code.NOT_FOUND,
                "model must be one of the served [clone, mixture, plane, reach, slow], was \"" + name + "\"");
    }

    /** Bytes that are no message of this method. */
    private static BadCall unreadable(MethodDescriptor<?, ?> method) {
        MethodDescriptor<byte[], byte[]> raw = MethodDescriptor.<byte[], byte[]>newBuilder()
                .setFullMethodName(method.getFullMethodName())
                .setType(method.getType())
                .setRequestMarshaller(BYTES)
                .setResponseMarshaller(BYTES)
                .build();
        return BadCall.invalid(
                "no message of " + method.getFullMethodName(),
                "the message must be a request of " + method.getFullMethodName() + ", could not be read as one",
                () -> ClientCalls.blockingServerStreamingCall(
                        SERVING.channel(), raw, CallOptions.DEFAULT, "no message".getBytes(StandardCharsets.US_ASCII)));
    }

    private static final MethodDescriptor.Marshaller<byte[]> BYTES = new MethodDescriptor.Marshaller<>() {
        @Override
        public InputStream stream(byte[] bytes) {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] parse(InputStream stream) {
            try {
                return stream.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    };

    static Stream<BadCall> badCalls() {
        Box box = Box.newBuilder().setHalfExtents(point(1, 0, 1)).build();
        Cylinder turned = Cylinder.newBuilder()
                .setRadius(1)
                .setHalfLength(1)
                .setRotation(Rotation.getDefaultInstance())
                .build();
        return Stream.of(
                describing("an unknown model to describe", "x"),
                describing("no model to describe", ""),
                describing("a path to describe", "../plane"),
                describing("a long name to describe", "x".repeat(1000)),
                unreadable(PolicyServiceGrpc.getSampleTrajectoriesMethod()),
                unreadable(ModelServiceGrpc.getDescribeModelMethod()),
                unreadable(WeatherServiceGrpc.getForecastMethod()),
                unreadable(ProteinServiceGrpc.getScoreMethod()),
                new BadCall(
                        "unknown model",
                        sampling(Tiny.request("plume")),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [clone, mixture, plane, reach, slow], was \"plume\""),
                new BadCall(
                        "no model",
                        sampling(Tiny.request("")),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [clone, mixture, plane, reach, slow], was \"\""),
                new BadCall(
                        "a path for a model",
                        sampling(Tiny.request("../plane")),
                        Status.Code.NOT_FOUND,
                        "model must be one of the served [clone, mixture, plane, reach, slow], was \"../plane\""),
                new BadCall(
                        "a density that is not there",
                        sampling(Tiny.request("clone").setLogDensity(true)),
                        Status.Code.UNIMPLEMENTED,
                        "model clone can SAMPLE but has no LOG_DENSITY"),
                bad("no frame", plane().clearFrames(), "frames must be in [1, 2], was 0"),
                bad(
                        "too many frames",
                        plane().addFrames(values(1, 2)).addFrames(values(1, 2)),
                        "frames must be in [1, 2], was 3"),
                bad(
                        "a short frame",
                        plane().addFrames(values(1)),
                        "frames[1].values must have 2 entries, [x, y], had 1"),
                bad(
                        "a long frame",
                        plane().addFrames(values(1, 2, 3)),
                        "frames[1].values must have 2 entries, [x, y], had 3"),
                bad(
                        "an empty frame",
                        plane().addFrames(values()),
                        "frames[1].values must have 2 entries, [x, y], had 0"),
                bad("NaN", plane().addFrames(values(1, Float.NaN)), "frames[1].values[1] (y) must be finite, was NaN"),
                bad(
                        "infinity",
                        plane().setFrames(0, values(Float.NEGATIVE_INFINITY, 0)),
                        "frames[0].values[0] (x) must be finite, was -Infinity"),
                bad("no samples", plane().setSamples(0), "samples must be in [1, 64], was 0"),
                bad("too many samples", plane().setSamples(65), "samples must be in [1, 64], was 65"),
                bad("negative samples", plane().setSamples(-1), "samples must be in [1, 64], was 4294967295"),
                bad(
                        "too many evaluations",
                        plane().setNetworkEvaluations(1001),
                        "network_evaluations must be in [0, 1000], was 1001"),
                bad(
                        "negative evaluations",
                        plane().setNetworkEvaluations(-1),
                        "network_evaluations must be in [0, 1000], was 4294967295"),
                bad("another horizon", plane().setHorizon(7), "horizon must be the model's 8, or 0, was 7"),
                bad("a huge horizon", plane().setHorizon(-1), "horizon must be the model's 8, or 0, was 4294967295"),
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
        assertAlive();
    }

    @Test
    void aMessageOverTheLimit_isRefused() {
        SampleTrajectoriesRequest.Builder request = plane();
        Frame.Builder frame = Frame.newBuilder();
        frame.addAllValues(Collections.nCopies(300_000, 1f));
        request.addFrames(frame);

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel()).sampleTrajectories(request.build()));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
        assertThat(refusal.getStatus().getDescription()).contains("1048576");
        assertAlive();
    }

    @Test
    void aCompressedMessage_isRefused() {
        SampleTrajectoriesRequest request = plane().addFrames(
                        Frame.newBuilder().addAllValues(Collections.nCopies(300_000, 1f)))
                .build();

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                        .withCompression("gzip")
                        .sampleTrajectories(request));

        assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.UNIMPLEMENTED);
        assertAlive();
    }

    @Test
    void metadataOverTheLimit_isRefused() {
        Metadata large = new Metadata();
        large.put(Metadata.Key.of("x", Metadata.ASCII_STRING_MARSHALLER), "a".repeat(20_000));

        StatusRuntimeException refusal = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> PolicyServiceGrpc.newBlockingStub(SERVING.channel())
                        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(large))
                        .sampleTrajectories(plane().build()));

        assertThat(refusal).isNotNull();
        assertAlive();
    }

    private static void assertAlive() {
        SampleTrajectoriesResponse answer =
                PolicyServiceGrpc.newBlockingStub(SERVING.channel()).sampleTrajectories(plane().build());
        assertThat(answer.getTrajectoriesCount()).isEqualTo(4);
    }
}
