package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Tensor;

/** All of the training: lessons that need nothing learned before. */
record SinglePhase(String name, List<Lesson> lessons) implements Phase {

    static SinglePhase of(String name, Lesson... lessons) {
        return new SinglePhase(name, List.of(lessons));
    }

    @Override
    public double share() {
        return 1;
    }

    @Override
    public List<Lesson> lessons(Map<String, Tensor> learned) {
        return lessons;
    }
}
