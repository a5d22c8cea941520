package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.plume.generative.nn.Tensor;

/** One phase of several, whose lessons may be made of what was learned before. */
record Course(String name, double share, Function<Map<String, Tensor>, List<Lesson>> course) implements Phase {

    @Override
    public List<Lesson> lessons(Map<String, Tensor> learned) {
        return course.apply(learned);
    }
}
