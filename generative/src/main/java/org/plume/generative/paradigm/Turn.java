package org.plume.generative.paradigm;

import org.plume.generative.learn.Objective;

/**
 * A loss and the numbers that it reads. A paradigm with one loss has one turn; adversaries take turns.
 *
 * @param objective what is minimised, and by which parameters
 * @param numbers its inputs, from data and randomness
 * @param repeats optimiser steps before the next turn
 */
public record Turn(Objective objective, Numbers numbers, int repeats) {

    public Turn {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be >= 1, was " + repeats);
        }
    }

    public static Turn of(Objective objective, Numbers numbers) {
        return new Turn(objective, numbers, 1);
    }
}
