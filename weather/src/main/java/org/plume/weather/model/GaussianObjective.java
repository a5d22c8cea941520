package org.plume.weather.model;

import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.FieldNetwork;

/**
 * The CRPS of N(mu, sigma^2), weighted by entry, with z = (y - mu) / sigma (Gneiting et al. 2005):
 *
 * <pre>
 *   mean(w sigma (z (2 Phi(z) - 1) + 2 phi(z) - 1 / sqrt(pi)))
 * </pre>
 */
record GaussianObjective(Graphs graphs) implements Objective {

    /** No deviation is below this part of the base's. */
    static final double LEAST = 1e-3;

    @Override
    public List<Input> inputs() {
        int size = graphs.spec().layout().size();
        return List.of(graphs.fields(), Input.numbers(Regression.TARGET, size), Input.numbers(Regression.WEIGHT, size));
    }

    @Override
    public <V> V loss(Ops<V> o, Map<String, V> in) {
        FieldNetwork network = graphs.spec().network();
        int size = graphs.spec().layout().size();
        V features = network.trunk(o, Graphs.value(in, Graphs.FIELDS));
        NormalValues<V> u = NormalValues.of(o, network.head(o, features, null, null), size);
        V crps = u.crps(o, Graphs.value(in, Regression.TARGET));
        return o.meanAll(o.mul(crps, Graphs.value(in, Regression.WEIGHT)));
    }

    /** Deviations of what the network said of them. */
    static float deviation(float said) {
        return (float) (Math.log1p(Math.exp(-Math.abs(said))) + Math.max(said, 0) + LEAST);
    }
}
