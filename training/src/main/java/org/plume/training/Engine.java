package org.plume.training;

import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Tensor;

/** Evaluates an objective and its gradient. */
public interface Engine {

    /** As the command line names it. */
    String name();

    /** What else the last digit depends on, for instance the number of threads; a run does not go on under another. */
    default Map<String, String> settings() {
        return Map.of();
    }

    /**
     * Builds the objective and its derivative.
     *
     * @param weights every parameter by name; their arrays are read at each evaluation, so they may be changed in place
     */
    Gradient open(Objective objective, Map<String, Tensor> weights);
}
