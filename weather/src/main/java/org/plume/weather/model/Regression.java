package org.plume.weather.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.FieldNetwork;

/**
 * mean(w (y - target)^2), y of the network: the deterministic mean, or, where there is a path, what is to be said of x_t.
 *
 * @param path whether it is the network along the path
 */
record Regression(Graphs graphs, boolean path) implements Objective {

    static final String TARGET = "target";
    static final String WEIGHT = "weight";

    @Override
    public List<Input> inputs() {
        ForecastSpec spec = graphs.spec();
        List<Input> inputs = new ArrayList<>();
        inputs.add(path ? graphs.fields() : graphs.known());
        if (path) {
            inputs.add(Input.numbers(Graphs.EXTRA, spec.shape(spec.variables())));
            inputs.add(Input.numbers(Graphs.TIME, 1));
        }
        inputs.add(Input.numbers(TARGET, spec.layout().size()));
        inputs.add(Input.numbers(WEIGHT, spec.layout().size()));
        return inputs;
    }

    @Override
    public <V> V loss(Ops<V> o, Map<String, V> in) {
        FieldNetwork network = path ? graphs.spec().network() : graphs.spec().mean();
        V features = network.trunk(o, Graphs.value(in, Graphs.FIELDS));
        V y = network.head(o, features, in.get(Graphs.EXTRA), in.get(Graphs.TIME));
        V flat = o.reshape(y, -1, graphs.spec().layout().size());
        return o.meanAll(o.mul(o.square(o.sub(flat, Graphs.value(in, TARGET))), Graphs.value(in, WEIGHT)));
    }
}
