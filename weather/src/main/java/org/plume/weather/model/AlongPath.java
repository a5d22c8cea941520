package org.plume.weather.model;

import java.util.random.RandomGenerator;
import org.plume.generative.path.Path;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;

/** Methods that carry noise to the residual of a deterministic mean along a path, in the residual's own deviation. */
public sealed interface AlongPath extends Method permits Flow, Diffusion {

    /** Schedule and what the network says. */
    Path path();

    /** A time to train at. */
    double drawTime(RandomGenerator rng);

    /** What the network is told of a time. */
    double told(double t);

    /** The factor of x_t before the network sees it. */
    double seen(double t);

    Solver solver();

    TimeGrid grid();

    @Override
    default boolean hasMean() {
        return true;
    }

    @Override
    default int extras(int variables) {
        return variables;
    }

    @Override
    default boolean timed() {
        return true;
    }

    /** Network evaluations of one step. */
    default int evaluations() {
        return solver().evaluations(grid().steps());
    }
}
