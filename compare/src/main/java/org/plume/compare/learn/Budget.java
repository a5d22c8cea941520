package org.plume.compare.learn;

import org.plume.generative.learn.Plan;

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

    /** The plan of a phase. */
    Plan plan(double share, long seed) {
        long own = Math.max(2, Math.round(share * steps));
        return new Plan(own, 2e-3, own / 50, 0.9, 0.99, 1e-4, 1, 0.999, seed);
    }
}
