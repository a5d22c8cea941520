package org.plume.sim;

import java.util.List;
import java.util.Optional;
import org.plume.arm.Arm;

/** Something for an arm to do: what is seen, what can be commanded, and how an episode starts and ends. */
public interface Task {

    /** Its name on the command line, in files and in models. */
    String name();

    /** What its results must be read as, printed with each of them: "our port of D3IL Avoiding". */
    String provenance();

    /** Time of one step, s. */
    double dt();

    /** An episode that is not over after so many steps ends as {@link Outcome#TIMEOUT}. */
    int maxSteps();

    /** The names of an observation's entries, which are columns of its demonstrations. */
    List<String> observation();

    /** The names of an action's entries: a column {@code q0}, or {@code delta(x)}, its next value less its present one. */
    List<String> action();

    /** How many scenes are given, one an episode; 0 where each seed draws its own. */
    default int scenes() {
        return 0;
    }

    /** How many modes there are in every scene; 0 where that depends on the scene, so that there is no entropy. */
    int modes();

    /** Radius of the body around the tool's path that must not touch an obstacle, m; 0 where the arm's own body counts. */
    double toolRadius();

    /** The arm as it is drawn; its tool is the one of {@link Simulation#tool()}. */
    Arm arm();

    /** The joints along a result's path, {@code [steps + 1][joints]}, rad. */
    double[][] joints(EpisodeResult result);

    /** An episode at its start; scene, start and disturbances are functions of {@code seed}. */
    Simulation start(long seed);

    /** The episode that a study begins so; a task whose scenes are given takes them in their order. */
    default Simulation start(Trial trial) {
        return start(trial.taskSeed());
    }

    /** The ways through its scenes, where modes differ from scene to scene; empty where they do not. */
    default Optional<Ways> ways() {
        return Optional.empty();
    }

    /** Who can show how it is done; empty when nobody can. */
    default Optional<Expert> expert() {
        return Optional.empty();
    }

    /** Who can do demonstrations again, disturbed; empty when nobody can. */
    default Optional<Rehearsal> rehearsal() {
        return Optional.empty();
    }

    /**
     * The same task, disturbed.
     *
     * @throws IllegalArgumentException when the task has no such disturbance
     */
    default Task with(Perturbation perturbation) {
        if (perturbation.equals(Perturbation.NONE)) {
            return this;
        }
        throw new IllegalArgumentException("task " + name() + " has no disturbances, was given " + perturbation);
    }
}
