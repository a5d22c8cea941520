package org.plume.sim.reach;

import java.util.List;
import org.plume.arm.Arm;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Simulation;
import org.plume.sim.Task;
import org.plume.sim.Trial;

/**
 * The task {@code reach} on problems that somebody gives, with an arm of theirs: episode i of a study is problem i, and after
 * the last one comes the first. Rules and units are those of {@link Reach}.
 */
public final class GivenProblems implements Task {

    private final Arm arm;
    private final List<Problem> problems;
    private final Reach rules = new Reach();

    /** @throws IllegalArgumentException when there is no problem, or one is of another arm */
    public GivenProblems(Arm arm, List<Problem> problems) {
        this.arm = arm;
        this.problems = List.copyOf(problems);
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("problems must have >= 1 entries, had 0");
        }
        for (Problem problem : problems) {
            if (problem.start().length != arm.joints()) {
                throw new IllegalArgumentException("start must have " + arm.joints()
                        + " positions, one for each joint of arm " + arm.name() + ", had " + problem.start().length);
            }
        }
    }

    @Override
    public int scenes() {
        return problems.size();
    }

    @Override
    public String name() {
        return rules.name();
    }

    @Override
    public String provenance() {
        return "given problems, arm " + arm.name() + ", kinematic";
    }

    @Override
    public double dt() {
        return rules.dt();
    }

    @Override
    public int maxSteps() {
        return rules.maxSteps();
    }

    @Override
    public List<String> observation() {
        return Reach.columns(arm.joints());
    }

    @Override
    public List<String> action() {
        return Reach.changes(arm.joints());
    }

    @Override
    public int modes() {
        return rules.modes();
    }

    @Override
    public double toolRadius() {
        return rules.toolRadius();
    }

    @Override
    public Arm arm() {
        return arm;
    }

    @Override
    public double[][] joints(EpisodeResult result) {
        return result.frames();
    }

    @Override
    public Simulation start(long seed) {
        return new ReachSimulation(arm, problems.get((int) Math.floorMod(seed, (long) problems.size())));
    }

    @Override
    public Simulation start(Trial trial) {
        return start((long) trial.episode());
    }
}
