package org.plume.bench.server;

import com.google.protobuf.MessageLite;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.DoubleStream;
import org.plume.bench.Untrained;
import org.plume.generative.Streams;
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
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.proto.policy.v1.Sphere;
import org.plume.proto.protein.v1.CompleteRequest;
import org.plume.proto.protein.v1.GenerateRequest;
import org.plume.proto.protein.v1.ProteinServiceGrpc;
import org.plume.proto.protein.v1.ScoreRequest;
import org.plume.proto.protein.v1.ScoreVariantsRequest;
import org.plume.proto.weather.v1.ForecastRequest;
import org.plume.proto.weather.v1.WeatherServiceGrpc;

/** Requests with one thing wrong in each: refused by the right status and the name of the field, and the next one is answered. */
final class BadInput implements Trial {

    private static final int ENOUGH = 60;

    private static final double[] NO_WEIGHTS = {-1, Double.NaN, Double.POSITIVE_INFINITY};

    private static final double[] NO_SIZES = {0, -1, Double.NaN, 101};

    /** @param field that the refusal must begin with */
    private record Case(String path, byte[] message, Status.Code code, String field) {}

    private final List<Case> cases = new ArrayList<>();

    BadInput() {
        frames();
        bad("samples", r -> r.setSamples(0), r -> r.setSamples(Untrained.MOST_SAMPLES + 1), r -> r.setSamples(-1));
        bad("network_evaluations", r -> r.setNetworkEvaluations(1001), r -> r.setNetworkEvaluations(-1));
        bad("min_evaluations", r -> r.setMinEvaluations(9), r -> r.setMinEvaluations(-1));
        bad("horizon", r -> r.setHorizon(1), r -> r.setHorizon(17), r -> r.setHorizon(-1));
        goals();
        obstacles();
        for (double weight : NO_WEIGHTS) {
            bad("weights.clearance", r -> r.setWeights(CostWeights.newBuilder().setClearance(weight)));
            bad(
                    "weights.path_length",
                    r -> r.setWeights(CostWeights.newBuilder().setPathLength(weight)));
            bad("weights.jerk", r -> r.setWeights(CostWeights.newBuilder().setJerk(weight)));
            bad(
                    "weights.goal_distance",
                    r -> r.setWeights(CostWeights.newBuilder().setGoalDistance(weight)));
            bad(
                    "weights.joint_limits",
                    r -> r.setWeights(CostWeights.newBuilder().setJointLimits(weight)));
            bad(
                    "weights.velocity_limits",
                    r -> r.setWeights(CostWeights.newBuilder().setVelocityLimits(weight)));
        }
        bad("chosen.columns", r -> r.setChosen(Matrix.newBuilder().setRows(1).setColumns(3)));
        bad("chosen.values", r -> r.setChosen(Matrix.newBuilder().setRows(1).setColumns(7)));
        bad("chosen.rows", r -> r.setChosen(Matrix.newBuilder().setRows(-1).setColumns(7)));
        bad(
                "chosen",
                r -> r.setChosen(
                        Matrix.newBuilder().setRows(1).setColumns(7).addAllValues(Collections.nCopies(7, Float.NaN))));
        models();
    }

    private void frames() {
        bad("frames", r -> r.clearFrames(), r -> r.addFrames(Frame.getDefaultInstance()));
        for (int width : new int[] {0, 1, Untrained.COLUMNS - 1, Untrained.COLUMNS + 1}) {
            bad("frames[1].values", r -> r.setFrames(1, frame(Collections.nCopies(width, 0f))));
        }
        for (float value : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            for (int column : new int[] {0, Untrained.COLUMNS - 1}) {
                List<Float> values = new ArrayList<>(Collections.nCopies(Untrained.COLUMNS, 0f));
                values.set(column, value);
                bad(
                        "frames[0].values[" + column + "] (" + (column == 0 ? "q1" : "o25") + ")",
                        r -> r.setFrames(0, frame(values)));
            }
        }
    }

    private static Frame frame(List<Float> values) {
        return Frame.newBuilder().addAllValues(values).build();
    }

    private void goals() {
        bad("goal", r -> r.setGoal(Goal.getDefaultInstance()));
        bad("goal", r -> r.setGoal(joints(new double[6])), r -> r.setGoal(joints(new double[0])));
        bad(
                "goal",
                r -> r.setGoal(joints(DoubleStream.generate(() -> 9).limit(7).toArray())));
        bad(
                "goal",
                r -> r.setGoal(
                        joints(DoubleStream.generate(() -> Double.NaN).limit(7).toArray())));
        bad("goal.line_y", r -> r.setGoal(Goal.newBuilder().setLineY(Double.NaN)));
        bad(
                "goal.position.x",
                r -> r.setGoal(Goal.newBuilder().setPosition(Point.newBuilder().setX(1e300))));
    }

    private static Goal joints(double[] positions) {
        Joints.Builder joints = Joints.newBuilder();
        for (double position : positions) {
            joints.addPositions(position);
        }
        return Goal.newBuilder().setJoints(joints).build();
    }

    private void obstacles() {
        bad("obstacles", r -> r.addAllObstacles(Collections.nCopies(257, sphere(5, 1))));
        bad("obstacles[0]", r -> r.addObstacles(Obstacle.getDefaultInstance()));
        bad(
                "obstacles[0].sphere.centre.x",
                r -> r.addObstacles(sphere(1e9, 1)),
                r -> r.addObstacles(sphere(Double.NaN, 1)));
        for (double size : NO_SIZES) {
            bad("obstacles[1].sphere.radius", r -> r.addObstacles(sphere(5, 1)).addObstacles(sphere(5, size)));
            bad(
                    "obstacles[0].box.half_extents.x",
                    r -> r.addObstacles(Obstacle.newBuilder()
                            .setBox(Box.newBuilder()
                                    .setHalfExtents(Point.newBuilder()
                                            .setX(size)
                                            .setY(1)
                                            .setZ(1)))));
            bad(
                    "obstacles[0].cylinder.half_length",
                    r -> r.addObstacles(Obstacle.newBuilder()
                            .setCylinder(Cylinder.newBuilder().setRadius(1).setHalfLength(size))));
        }
    }

    private static Obstacle sphere(double x, double radius) {
        return Obstacle.newBuilder()
                .setSphere(Sphere.newBuilder()
                        .setCentre(Point.newBuilder().setX(x))
                        .setRadius(radius))
                .build();
    }

    /** Every service is asked for models that are not there. */
    private void models() {
        for (String name : List.of("", "MLP", "../mlp", "mlp/", "x".repeat(10_000))) {
            missing(
                    PolicyServiceGrpc.getSampleTrajectoriesMethod(),
                    SampleTrajectoriesRequest.newBuilder().setModel(name).build());
            missing(
                    ModelServiceGrpc.getDescribeModelMethod(),
                    DescribeModelRequest.newBuilder().setName(name).build());
        }
        missing(
                WeatherServiceGrpc.getForecastMethod(),
                ForecastRequest.newBuilder().setModel(Bed.MLP).build());
        missing(
                ProteinServiceGrpc.getGenerateMethod(),
                GenerateRequest.newBuilder().setModel(Bed.MLP).build());
        missing(
                ProteinServiceGrpc.getScoreMethod(),
                ScoreRequest.newBuilder().setModel(Bed.MLP).build());
        missing(
                ProteinServiceGrpc.getScoreVariantsMethod(),
                ScoreVariantsRequest.newBuilder().setModel(Bed.MLP).build());
        missing(
                ProteinServiceGrpc.getCompleteMethod(),
                CompleteRequest.newBuilder().setModel(Bed.MLP).build());
        byte[] garbage = "this is no message".getBytes(StandardCharsets.US_ASCII);
        for (MethodDescriptor<?, ?> method : List.of(
                PolicyServiceGrpc.getSampleTrajectoriesMethod(),
                ModelServiceGrpc.getDescribeModelMethod(),
                WeatherServiceGrpc.getForecastMethod())) {
            cases.add(new Case(path(method), garbage, Status.Code.INVALID_ARGUMENT, "the message"));
        }
        cases.add(new Case(
                "/plume.policy.v1.PolicyService/Sample", garbage, Status.Code.UNIMPLEMENTED, "Method not found"));
        cases.add(new Case("/plume.v0.Nobody/Sample", garbage, Status.Code.UNIMPLEMENTED, "Method not found"));
    }

    private static String path(MethodDescriptor<?, ?> method) {
        return "/" + method.getFullMethodName();
    }

    private void missing(MethodDescriptor<?, ?> method, MessageLite message) {
        cases.add(new Case(path(method), message.toByteArray(), Status.Code.NOT_FOUND, "model"));
    }

    @SafeVarargs
    private void bad(String field, Consumer<SampleTrajectoriesRequest.Builder>... changes) {
        for (Consumer<SampleTrajectoriesRequest.Builder> change : changes) {
            SampleTrajectoriesRequest.Builder request = SampleTrajectoriesRequest.newBuilder()
                    .setModel(Bed.MLP)
                    .setSamples(1)
                    .setNetworkEvaluations(8)
                    .addFrames(Requests.frame(new Streams(5).at(0)))
                    .addFrames(Requests.frame(new Streams(5).at(1)));
            change.accept(request);
            cases.add(new Case(
                    path(PolicyServiceGrpc.getSampleTrajectoriesMethod()),
                    request.build().toByteArray(),
                    Status.Code.INVALID_ARGUMENT,
                    field + " must "));
        }
    }

    @Override
    public Finding measure(Bed bed) {
        List<String> wrong = new ArrayList<>();
        for (Case bad : cases) {
            Answer refused = bed.client()
                    .call(0, bad.path(), bad.message(), Bed.PATIENCE)
                    .join();
            String why = String.valueOf(refused.status().getDescription());
            boolean right = refused.status().getCode() == bad.code()
                    && why.startsWith(bad.field().replaceAll("^goal must $", "goal"))
                    && !why.contains("Exception")
                    && !why.contains("\tat ");
            boolean alive = bed.client()
                    .ask(0, Requests.of(Bed.MLP, 1).apply(0), Bed.PATIENCE)
                    .join()
                    .ok();
            if (!right || !alive) {
                wrong.add(bad.field() + ": " + refused.status() + (alive ? "" : ", and then no answer"));
            }
        }
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("cases", cases.size());
        numbers.put("wrong", wrong);
        return new Finding(
                "bad input",
                ">= " + ENOUGH + " cases, each the right status, field named, no stack trace, server alive after each",
                cases.size() >= ENOUGH && wrong.isEmpty(),
                numbers);
    }
}
