package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Tensor;

/** All of the training: turns that need nothing learned before. */
record SinglePhase(String name, List<Turn> turns) implements Phase {

    static SinglePhase of(String name, Turn... turns) {
        return new SinglePhase(name, List.of(turns));
    }

    @Override
    public double share() {
        return 1;
    }

    @Override
    public List<Turn> turns(Map<String, Tensor> learned) {
        return turns;
    }
}
