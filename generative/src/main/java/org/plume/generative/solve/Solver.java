package org.plume.generative.solve;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.path.Path;

/**
 * A way from noise to data. A solver is a step machine, not a loop: a {@link Run} asks for the network at (x, t), is told
 * the prediction, and moves. So rows of one batch may stand at different times, and requests join and leave between steps.
 */
public interface Solver {

    /**
     * Starts a row.
     *
     * @param x the point at the grid's first time, {@code [d]}; not changed
     * @param rng consumed by stochastic solvers, untouched by the others
     */
    Run start(double[] x, TimeGrid grid, Path path, RandomGenerator rng);

    /** Network evaluations of a grid with this many steps that ends in clean data. */
    int evaluations(int steps);

    /** One row on its way. */
    interface Run {

        /** Whether the grid's last time is reached. */
        boolean done();

        /** Where the network is wanted; the sample once done. */
        double[] x();

        /** When the network is wanted. */
        double t();

        /** Null: the prediction alone is wanted; else what {@link Query#cotangent} says. */
        default double @Nullable [] cotangent() {
            return null;
        }

        /** Moves, given the network's answer at ({@link #x}, {@link #t}). */
        void advance(double[] prediction);
    }
}
