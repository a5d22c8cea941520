package org.plume.sim.reach;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.plume.arm.Arm;
import org.plume.arm.Panda;
import org.plume.sim.EpisodeResult;
import org.plume.sim.Expert;
import org.plume.sim.Simulation;
import org.plume.sim.Task;
import org.plume.sim.Ways;

/**
 * The task {@code reach}: the 7-joint Panda goes from a configuration to another, in at most 200 steps of 0.1 s, without
 * touching one of two posts. The action is the change of the joints, which the arm follows exactly within its
 * velocity and joint limits. It has succeeded once every joint stands within {@link #TOLERANCE} of the goal; contact, looked
 * for every 5 mm that a ball of the arm's cover moves, ends the episode. Modes are the codes of {@link Passing}, and differ from
 * scene to scene.
 */
public final class Reach implements Task {

    /** rad */
    public static final double TOLERANCE = 0.02;

    /** Most obstacles of a scene that {@link #start(long)} draws. */
    public static final int MOST_OBSTACLES = Workspace.MOST_POSTS;

    static final double DT = 0.1;

    private final Arm arm = Panda.arm();
    private final ProblemGenerator generator = new ProblemGenerator(arm);

    @Override
    public String name() {
        return "reach";
    }

    @Override
    public String provenance() {
        return "our task, kinematic";
    }

    @Override
    public double dt() {
        return DT;
    }

    @Override
    public int maxSteps() {
        return 200;
    }

    @Override
    public List<String> observation() {
        return columns(arm.joints());
    }

    static List<String> columns(int joints) {
        return IntStream.range(0, joints).mapToObj(j -> "q" + j).toList();
    }

    static List<String> changes(int joints) {
        return columns(joints).stream().map(q -> "delta(" + q + ")").toList();
    }

    @Override
    public List<String> action() {
        return changes(arm.joints());
    }

    @Override
    public int modes() {
        return 0;
    }

    @Override
    public double toolRadius() {
        return 0;
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
        return start(problem(seed).problem());
    }

    /** An episode of a problem from elsewhere. */
    public Simulation start(Problem problem) {
        return new ReachSimulation(arm, problem);
    }

    /** The problem that {@link #start(long)} begins, with the ways that the planner found in it. */
    public SolvedProblem problem(long seed) {
        return generator.problem(seed);
    }

    @Override
    public Optional<Ways> ways() {
        return Optional.of(new ReachWays(arm, generator));
    }

    @Override
    public Optional<Expert> expert() {
        return Optional.of(new ReachExpert(arm, generator));
    }
}
