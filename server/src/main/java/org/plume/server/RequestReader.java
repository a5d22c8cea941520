package org.plume.server;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.arm.Obstacle;
import org.plume.generative.Streams;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.plan.Continuation;
import org.plume.policy.plan.Effort;
import org.plume.policy.plan.PlanRequest;
import org.plume.policy.plan.Prepared;
import org.plume.proto.policy.v1.Frame;
import org.plume.proto.policy.v1.Matrix;
import org.plume.proto.policy.v1.SampleTrajectoriesRequest;
import org.plume.server.schedule.Priority;
import org.plume.server.schedule.Terms;

/**
 * Reads requests for one model. Sizes are checked before anything is copied; an {@link IllegalArgumentException} names the
 * field, the rule and the value.
 */
record RequestReader(PolicySpec spec, ServerOptions options) {

    /** What a request asks. */
    PlanRequest read(SampleTrajectoriesRequest wire) {
        long samples = wire.hasSamples() ? Integer.toUnsignedLong(wire.getSamples()) : 1;
        within("samples", samples, 1, spec.sampling().maxSamples());
        long evaluations = Integer.toUnsignedLong(wire.getNetworkEvaluations());
        within("network_evaluations", evaluations, 0, options.maxEvaluations());
        long horizon = Integer.toUnsignedLong(wire.getHorizon());
        if (horizon != 0 && horizon != spec.horizon()) {
            throw new IllegalArgumentException(
                    "horizon must be the model's " + spec.horizon() + ", or 0, was " + horizon);
        }
        return new PlanRequest(
                situation(wire),
                (int) samples,
                wire.hasWeights() ? weights(wire.getWeights()) : CostWeights.DEFAULT,
                wire.hasChosen() ? rows(wire.getChosen()) : List.of(),
                Continuation.NONE,
                wire.getLogDensity(),
                Effort.of((int) evaluations),
                new Streams(wire.getSeed()));
    }

    /** How it is to be computed. */
    static Terms terms(SampleTrajectoriesRequest wire, Prepared prepared, long due) {
        int evaluations = prepared.evaluations();
        long least = Integer.toUnsignedLong(wire.getMinEvaluations());
        within("min_evaluations", least, 0, evaluations);
        if (wire.getPriority() == org.plume.proto.policy.v1.Priority.UNRECOGNIZED) {
            throw new IllegalArgumentException(
                    "priority must be PRIORITY_CONTROL or PRIORITY_BATCH, was " + wire.getPriorityValue());
        }
        return new Terms(
                wire.getPriority() == org.plume.proto.policy.v1.Priority.PRIORITY_CONTROL
                        ? Priority.CONTROL
                        : Priority.BATCH,
                due,
                evaluations,
                least == 0 ? evaluations : (int) least);
    }

    private Situation situation(SampleTrajectoriesRequest wire) {
        within("frames", wire.getFramesCount(), 1, spec.observationSteps());
        List<double[]> frames = new ArrayList<>();
        for (Frame frame : wire.getFramesList()) {
            frames.add(frame("frames[" + frames.size() + "]", frame));
        }
        List<Obstacle> obstacles = obstacles("obstacles", wire.getObstaclesList());
        @Nullable Goal goal = wire.hasGoal() ? WireGeometry.goal(wire.getGoal()) : null;
        return new Situation(frames, goal, obstacles);
    }

    List<Obstacle> obstacles(String field, List<org.plume.proto.policy.v1.Obstacle> wire) {
        within(field, wire.size(), 0, options.maxObstacles());
        List<Obstacle> obstacles = new ArrayList<>();
        for (org.plume.proto.policy.v1.Obstacle obstacle : wire) {
            obstacles.add(WireGeometry.obstacle(field + "[" + obstacles.size() + "]", obstacle));
        }
        return obstacles;
    }

    double[] frame(String field, Frame wire) {
        List<String> names = spec.observations();
        if (wire.getValuesCount() != names.size()) {
            throw new IllegalArgumentException(field + ".values must have " + names.size() + " entries, " + names
                    + ", had " + wire.getValuesCount());
        }
        double[] values = new double[names.size()];
        for (int c = 0; c < values.length; c++) {
            values[c] = wire.getValues(c);
            if (!Double.isFinite(values[c])) {
                throw new IllegalArgumentException(
                        field + ".values[" + c + "] (" + names.get(c) + ") must be finite, was " + values[c]);
            }
        }
        return values;
    }

    private List<double[]> rows(Matrix wire) {
        long rows = Integer.toUnsignedLong(wire.getRows());
        long columns = Integer.toUnsignedLong(wire.getColumns());
        within("chosen.rows", rows, 0, spec.horizon());
        if (columns != spec.actions().size()) {
            throw new IllegalArgumentException(
                    "chosen.columns must be " + spec.actions().size() + ", the coordinates of a path, was " + columns);
        }
        if (wire.getValuesCount() != rows * columns) {
            throw new IllegalArgumentException("chosen.values must have rows x columns = " + rows * columns
                    + " entries, had " + wire.getValuesCount());
        }
        List<double[]> path = new ArrayList<>();
        for (int r = 0; r < rows; r++) {
            double[] row = new double[(int) columns];
            for (int c = 0; c < row.length; c++) {
                row[c] = wire.getValues(r * row.length + c);
            }
            path.add(row);
        }
        return path;
    }

    static CostWeights weights(org.plume.proto.policy.v1.CostWeights wire) {
        return new CostWeights(
                wire.getClearance(),
                wire.getPathLength(),
                wire.getJerk(),
                wire.getGoalDistance(),
                wire.getJointLimits(),
                wire.getVelocityLimits());
    }

    static void within(String field, long value, long low, long high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(field + " must be in [" + low + ", " + high + "], was " + value);
        }
    }
}
