package org.plume.sim;

import java.util.Optional;
import org.apache.commons.math3.geometry.euclidean.threed.Vector3D;
import org.plume.arm.Scene;

/** One running episode of a task: observe, act, until it is over. Confined to one thread. */
public interface Simulation {

    /** What stands around the arm in this episode. */
    Scene scene();

    /** The present observation, in the order of {@link Task#observation()}; the caller's own copy. */
    double[] observe();

    /**
     * Moves on by one step.
     *
     * @param action in the order of {@link Task#action()}
     * @throws IllegalArgumentException when it has another length or is not finite
     * @throws IllegalStateException when the episode is over
     */
    void act(double[] action);

    /** {@link Outcome#RUNNING} until it is over. */
    Outcome outcome();

    /** Where the tool is, m. */
    Vector3D tool();

    /** The code of the way taken, once it is decided. */
    Optional<String> mode();

    /** Smallest distance so far between body and obstacles, m; negative after contact, infinite without obstacles. */
    double clearance();

    /** Commands so far that exceeded a limit and were clipped to it. */
    int clipped();
}
