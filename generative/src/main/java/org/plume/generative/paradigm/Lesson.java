package org.plume.generative.paradigm;

import org.plume.generative.learn.Objective;

/**
 * A loss and the numbers that it reads. A paradigm with one loss has one lesson; adversaries alternate between theirs.
 *
 * @param objective what is minimised, and by which parameters
 * @param numbers its inputs, from data and randomness
 * @param repeats optimiser steps before the next lesson
 */
public record Lesson(Objective objective, Numbers numbers, int repeats) {

    public Lesson {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be >= 1, was " + repeats);
        }
    }

    /** One optimiser step before the next. */
    public static Lesson of(Objective objective, Numbers numbers) {
        return new Lesson(objective, numbers, 1);
    }
}
