package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Tensor;

/** All of the training: lessons that need nothing learned before. */
record SinglePhase(String name, Pace pace, List<Lesson> lessons) implements Phase {

    static SinglePhase of(String name, Lesson... lessons) {
        return of(name, Pace.STEADY, lessons);
    }

    static SinglePhase of(String name, Pace pace, Lesson... lessons) {
        return new SinglePhase(name, pace, List.of(lessons));
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
