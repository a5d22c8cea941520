package org.plume.generative.learn;

/**
 * A loss and its minibatches, in a training that alternates between several over one set of parameters.
 *
 * @param objective what is minimised, and by which parameters
 * @param batches its inputs
 * @param repeats optimiser steps before the next turn
 */
public record Turn(Objective objective, Batches batches, int repeats) {

    public Turn {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be >= 1, was " + repeats);
        }
    }
}
