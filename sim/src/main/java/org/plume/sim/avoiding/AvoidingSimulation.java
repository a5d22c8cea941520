package org.plume.sim.avoiding;

import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Scene;
import org.plume.sim.Outcome;
import org.plume.sim.Perturbation;
import org.plume.sim.Simulation;

/** One episode of {@link Avoiding}. */
final class AvoidingSimulation implements Simulation {

    /** A push comes after one of the steps of this range, half-open: no successful episode is shorter. */
    static final int FIRST_PUSH = 3;

    static final int LAST_PUSH = 50;

    /** A command that exceeds the limit by less is not counted as clipped, m: demonstrations are logged in singles. */
    private static final double ROUNDING = 1e-6;

    private final ToolDynamics tool;
    private final ModeCode mode = new ModeCode();
    private final int pushStep;
    private final double pushX;
    private final double pushY;
    private double desiredX;
    private double desiredY;
    private double clearance;
    private int step;
    private int clipped;
    private Outcome outcome = Outcome.RUNNING;

    private AvoidingSimulation(double x, double y, int pushStep, double pushX, double pushY) {
        tool = new ToolDynamics(x, y);
        desiredX = x;
        desiredY = y;
        this.pushStep = pushStep;
        this.pushX = pushX;
        this.pushY = pushY;
        clearance = Geometry.clearance(x, y);
        mode.visit(x, y);
    }

    /** An undisturbed episode that starts at (x, y), at rest. */
    static AvoidingSimulation at(double x, double y) {
        return new AvoidingSimulation(x, y, -1, 0, 0);
    }

    /** An episode from the start of the task, disturbed. */
    static AvoidingSimulation disturbed(Perturbation perturbation, RandomGenerator rng) {
        double x = Geometry.START_X + perturbation.start() * rng.nextGaussian();
        double y = Geometry.START_Y + perturbation.start() * rng.nextGaussian();
        int step = rng.nextInt(FIRST_PUSH, LAST_PUSH);
        double angle = rng.nextDouble(2 * Math.PI);
        double push = perturbation.push();
        return new AvoidingSimulation(x, y, step, push * Math.cos(angle), push * Math.sin(angle));
    }

    @Override
    public Scene scene() {
        return Geometry.SCENE;
    }

    @Override
    public double[] observe() {
        return new double[] {desiredX, desiredY, tool.x(), tool.y()};
    }

    @Override
    public void act(double[] action) {
        if (action.length != 2 || !Double.isFinite(action[0]) || !Double.isFinite(action[1])) {
            throw new IllegalArgumentException(
                    "action must be 2 finite numbers delta(des_x),delta(des_y), was " + Arrays.toString(action));
        }
        if (outcome != Outcome.RUNNING) {
            throw new IllegalStateException("the episode is over: " + outcome.text());
        }
        double dx = clip(action[0]);
        double dy = clip(action[1]);
        if (Math.abs(dx - action[0]) > ROUNDING || Math.abs(dy - action[1]) > ROUNDING) {
            clipped++;
        }
        desiredX += dx;
        desiredY += dy;
        double x = tool.x();
        double y = tool.y();
        tool.follow(desiredX, desiredY);
        moved(x, y);
        step++;
        if (step == pushStep && outcome == Outcome.RUNNING) {
            double xBefore = tool.x();
            double yBefore = tool.y();
            tool.push(pushX, pushY, false);
            moved(xBefore, yBefore);
        }
    }

    private void moved(double xBefore, double yBefore) {
        double x = tool.x();
        double y = tool.y();
        clearance = Math.min(clearance, Geometry.clearance(xBefore, yBefore, x, y));
        mode.visit(x, y);
        if (clearance < 0) {
            outcome = Outcome.COLLISION;
        } else if (y > Geometry.FINISH_Y) {
            outcome = Outcome.SUCCESS;
        }
    }

    private static double clip(double delta) {
        return Math.max(-Avoiding.LIMIT, Math.min(Avoiding.LIMIT, delta));
    }

    @Override
    public Outcome outcome() {
        return outcome;
    }

    @Override
    public Vector3D tool() {
        return new Vector3D(tool.x(), tool.y(), Geometry.HEIGHT);
    }

    @Override
    public Optional<String> mode() {
        return mode.value();
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
