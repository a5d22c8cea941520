package org.plume.generative.learn;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;

/** A loss to minimise, written in {@link Ops}: named inputs in, one scalar out. */
public interface Objective {

    List<Input> inputs();

    /** The scalar loss of one minibatch. */
    <V> V loss(Ops<V> ops, Map<String, V> inputs);

    /** Whether the parameter is to be moved; adversaries leave each other's alone. */
    default boolean trains(String parameter) {
        return true;
    }

    /** The name of the one output of {@link #graph()}. */
    String LOSS = "loss";

    /** This objective as a graph with the output {@value #LOSS}. */
    default Graph graph() {
        Objective self = this;
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return self.inputs();
            }

            @Override
            public <V> Map<String, V> define(Ops<V> ops, Map<String, V> inputs) {
                return Map.of(LOSS, self.loss(ops, inputs));
            }
        };
    }
}
