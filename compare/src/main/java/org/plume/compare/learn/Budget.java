package org.plume.compare.learn;

import org.plume.generative.learn.Plan;
import org.plume.generative.paradigm.Pace;
import org.plume.training.ParadigmTrainer;

/**
 * What every paradigm gets.
 *
 * @param steps optimiser steps, of all networks and phases of a paradigm together
 * @param rows of a minibatch
 */
public record Budget(long steps, int rows) {

    private static final long LEAST = 200;

    public Budget {
        if (steps < LEAST) {
            throw new IllegalArgumentException(
                    "steps must be >= " + LEAST + " for anything to be learned, was " + steps);
        }
        if (rows < 2) {
            throw new IllegalArgumentException("rows must be >= 2, was " + rows);
        }
    }

    /** The plan of a loss that stays the same, which gets all steps. */
    public Plan plan(long seed) {
        return ParadigmTrainer.plan(steps, Pace.STEADY, seed);
    }
}
