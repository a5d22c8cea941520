package org.plume.generative.paradigm;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;

/** Weights of paradigms that were never trained, far enough from their start that nothing is zero. */
final class Untrained {

    private Untrained() {}

    /** The initial weights of all lessons. */
    static Map<String, Tensor> initial(Paradigm paradigm, Space space) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        for (Phase phase : paradigm.phases(space)) {
            for (Lesson lesson : phase.lessons(weights)) {
                weights.putAll(Parameters.initial(lesson.objective().graph(), 1));
                lesson.numbers().close();
            }
        }
        return weights;
    }

    /** The same with noise of the deviation added. */
    static Map<String, Tensor> disturbed(Paradigm paradigm, Space space, double deviation) {
        Map<String, Tensor> weights = initial(paradigm, space);
        RandomGenerator rng = new Streams(2).at(0);
        for (Tensor weight : weights.values()) {
            for (int i = 0; i < weight.values().length; i++) {
                weight.values()[i] += (float) (deviation * rng.nextGaussian());
            }
        }
        return weights;
    }
}
