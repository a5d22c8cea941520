package org.plume.weather.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.FieldNetwork;

/**
 * The fair CRPS of m samples u_i of each row, weighted by entry (Ferro 2014; Lang et al. 2024):
 *
 * <pre>
 *   mean(w (1/m sum_i |u_i - y| - 1/(m (m - 1)) sum_(i &lt; j) |u_i - u_j|))
 * </pre>
 *
 * The features are computed once for all samples.
 */
record CrpsObjective(Graphs graphs, Crps method) implements Objective {

    static final String NOISE = "noise";

    @Override
    public List<Input> inputs() {
        List<Input> inputs = new ArrayList<>();
        inputs.add(graphs.fields());
        inputs.add(Input.numbers(NOISE, ForecastSpec.with(method.members(), noise())));
        int size = graphs.spec().layout().size();
        inputs.add(Input.numbers(Regression.TARGET, size));
        inputs.add(Input.numbers(Regression.WEIGHT, size));
        return inputs;
    }

    private long[] noise() {
        return graphs.spec().shape(method.extras(graphs.spec().variables()));
    }

    @Override
    public <V> V loss(Ops<V> o, Map<String, V> in) {
        int m = method.members();
        FieldNetwork network = graphs.spec().network();
        V features = network.trunk(o, Graphs.value(in, Graphs.FIELDS));
        long[] one = o.shape(features);
        long entries = entries(one);
        List<V> repeated = Collections.nCopies(m, o.reshape(features, -1, 1, entries));
        V noise = o.reshape(Graphs.value(in, NOISE), ForecastSpec.with(-1, noise()));
        V drawn = network.head(o, o.reshape(o.concat(1, repeated), one), noise, null);
        int size = graphs.spec().layout().size();
        V samples = o.reshape(drawn, -1, m, size);
        return score(o, samples, Graphs.value(in, Regression.TARGET), Graphs.value(in, Regression.WEIGHT));
    }

    /** Of a row of this shape, the batch first. */
    static long entries(long... shape) {
        return Arrays.stream(shape).skip(1).reduce(1, (a, b) -> a * b);
    }

    /** The weighted mean of the fair CRPS of samples {@code [b, m, n]}. */
    static <V> V score(Ops<V> o, V samples, V target, V weight) {
        long[] shape = o.shape(samples);
        List<V> u = new ArrayList<>();
        for (int i = 0; i < shape[1]; i++) {
            u.add(o.reshape(o.slice(samples, 1, i, i + 1L), -1, shape[2]));
        }
        return o.meanAll(o.mul(crps(o, u, target), weight));
    }

    /** Of samples {@code [b, n]}. */
    private static <V> V crps(Ops<V> o, List<V> u, V target) {
        int m = u.size();
        V skill = null;
        V spread = null;
        for (int i = 0; i < m; i++) {
            skill = plus(o, skill, distance(o, u.get(i), target));
            for (int j = 0; j < i; j++) {
                spread = plus(o, spread, distance(o, u.get(i), u.get(j)));
            }
        }
        if (skill == null || spread == null) {
            throw new IllegalStateException("there are at least 2 members");
        }
        return o.sub(o.scale(skill, 1.0 / m), o.scale(spread, 1.0 / (m * (m - 1.0))));
    }

    private static <V> V plus(Ops<V> o, @org.jspecify.annotations.Nullable V sum, V term) {
        return sum == null ? term : o.add(sum, term);
    }

    private static <V> V distance(Ops<V> o, V a, V b) {
        return o.abs(o.sub(a, b));
    }
}
