package org.plume.sim.avoiding;

import java.util.List;
import java.util.Optional;
import org.plume.arm.Arm;
import org.plume.arm.Panda;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Expert;
import org.plume.sim.Perturbation;
import org.plume.sim.Rehearsal;
import org.plume.sim.Seeds;
import org.plume.sim.Simulation;
import org.plume.sim.Task;

/**
 * The task {@code avoiding}: always from (0.525, -0.28), in at most 250 steps of 0.035 s, across y = 0.35 without
 * touching one of six cylinders. The action is the change of the desired position; what exceeds 0.0125 m in a coordinate
 * is clipped, as no demonstration exceeds it. A disturbance shifts desired and actual start alike, and displaces the
 * actual position once after one of the steps 3 to 49, its velocity unchanged.
 *
 * @param perturbation disturbances, m
 */
public record Avoiding(Perturbation perturbation) implements Task {

    /** Largest change of the desired position in each coordinate, m a step. */
    public static final double LIMIT = 0.0125;

    /** Time of a step, s. */
    private static final double STEP = 0.035;

    /** Speed of the desired position that moves by the limit in both coordinates, m/s: faster it cannot be sent. */
    public static final double TOP_SPEED = LIMIT * Math.sqrt(2) / STEP;

    /** Radius of the rod that must not touch, m. */
    public static final double ROD_RADIUS = Geometry.ROD_RADIUS;

    public Avoiding() {
        this(Perturbation.NONE);
    }

    @Override
    public String name() {
        return "avoiding";
    }

    @Override
    public String provenance() {
        return "our port of D3IL Avoiding";
    }

    @Override
    public double dt() {
        return STEP;
    }

    @Override
    public int maxSteps() {
        return 250;
    }

    @Override
    public List<String> observation() {
        return List.of("des_x", "des_y", "x", "y");
    }

    @Override
    public List<String> action() {
        return List.of("delta(des_x)", "delta(des_y)");
    }

    @Override
    public int modes() {
        return ModeCode.MODES;
    }

    @Override
    public double toolRadius() {
        return ROD_RADIUS;
    }

    @Override
    public Arm arm() {
        return Panda.withRod();
    }

    @Override
    public double[][] joints(EpisodeResult result) {
        return RodPosture.along(result.tool());
    }

    @Override
    public Simulation start(long seed) {
        return AvoidingSimulation.disturbed(perturbation, Seeds.generator(seed));
    }

    @Override
    public Optional<Expert> expert() {
        return Optional.of(new AvoidingExpert());
    }

    @Override
    public Optional<Rehearsal> rehearsal() {
        return Optional.of(new AvoidingRehearsal());
    }

    @Override
    public Task with(Perturbation disturbance) {
        return new Avoiding(disturbance);
    }
}
