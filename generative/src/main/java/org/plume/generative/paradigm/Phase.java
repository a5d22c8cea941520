package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Tensor;

/** A stretch of training. Most paradigms have one; an encoder is learned before what lives in its latents. */
public interface Phase {

    /** As progress and metrics name it. */
    String name();

    /** Its part of the optimiser steps; those of all phases add up to 1. */
    double share();

    /** How fast it learns. */
    default Pace pace() {
        return Pace.STEADY;
    }

    /**
     * What is trained.
     *
     * @param learned the weights of the phases before, by parameter name; they stay as they are unless a lesson trains them
     */
    List<Lesson> lessons(Map<String, Tensor> learned);
}
