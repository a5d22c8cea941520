package org.plume.sim.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Arm;
import org.plume.arm.Clearance;
import org.plume.arm.JointLimits;
import org.plume.arm.Scene;
import org.plume.sim.Outcome;
import org.plume.sim.Simulation;

/** One episode of {@link Reach}. */
final class ReachSimulation implements Simulation {

    private static final double SWEEP = 0.005;

    /** A command that exceeds a limit by less is not counted as clipped, rad: networks compute in singles. */
    private static final double ROUNDING = 1e-5;

    private final Arm arm;
    private final JointLimits limits;
    private final Problem problem;
    private final Clearance body;
    private final List<double[]> path = new ArrayList<>();
    private double[] q;
    private double clearance;
    private int clipped;
    private Outcome outcome = Outcome.RUNNING;

    ReachSimulation(Arm arm, Problem problem) {
        this.arm = arm;
        this.problem = problem;
        limits = arm.limits();
        body = Clearance.of(arm, problem.scene().obstacles());
        q = problem.start().clone();
        clearance = body.at(q);
        judge();
    }

    @Override
    public Scene scene() {
        return problem.scene();
    }

    @Override
    public double[] observe() {
        return q.clone();
    }

    @Override
    public void act(double[] action) {
        if (action.length != q.length || !Arrays.stream(action).allMatch(Double::isFinite)) {
            throw new IllegalArgumentException(
                    "action must be " + q.length + " finite changes of joints, was " + Arrays.toString(action));
        }
        if (outcome != Outcome.RUNNING) {
            throw new IllegalStateException("the episode is over: " + outcome.text());
        }
        double[] wanted = new double[q.length];
        double[] next = new double[q.length];
        for (int j = 0; j < q.length; j++) {
            double most = limits.velocity()[j] * Reach.DT;
            wanted[j] = q[j] + action[j];
            next[j] = q[j] + Math.max(-most, Math.min(most, action[j]));
        }
        next = limits.clip(next);
        for (int j = 0; j < q.length; j++) {
            if (Math.abs(next[j] - wanted[j]) > ROUNDING) {
                clipped++;
                break;
            }
        }
        clearance = Math.min(clearance, body.between(q, next, SWEEP));
        q = next;
        judge();
    }

    private void judge() {
        path.add(arm.tool(q).position().toArray());
        if (clearance < 0) {
            outcome = Outcome.COLLISION;
        } else if (reached()) {
            outcome = Outcome.SUCCESS;
        }
    }

    private boolean reached() {
        double[] goal = problem.goal();
        for (int j = 0; j < q.length; j++) {
            if (Math.abs(q[j] - goal[j]) > Reach.TOLERANCE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public Vector3D tool() {
        return new Vector3D(path.get(path.size() - 1));
    }

    @Override
    public Optional<String> mode() {
        Passing passing = Passing.of(arm, problem);
        String code = passing.code(path.toArray(double[][]::new));
        return code.indexOf(Passing.NOT_YET) < 0 ? Optional.of(code) : Optional.empty();
    }

    @Override
    public double clearance() {
        return clearance;
    }

    @Override
    public int clipped() {
        return clipped;
    }
}
