package org.plume.weather.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.net.FieldNetwork;

/**
 * The graphs of a forecaster: {@value #TRUNK} once for what is known, {@value #HEAD} for every sample, {@value #MEAN} where
 * a deterministic mean comes first.
 */
record Graphs(ForecastSpec spec) {

    static final String MEAN = "mean";
    static final String TRUNK = "trunk";
    static final String HEAD = "head";
    static final String FIELDS = "fields";
    static final String FEATURES = "features";
    static final String EXTRA = "extra";
    static final String TIME = "t";
    static final String OUTPUT = "u";

    /** The name of a graph of the n-th network that draws. */
    static String of(String graph, int network) {
        return network == 0 ? graph : graph + "-" + network;
    }

    /** What the network of the mean sees. */
    Input known() {
        return Input.numbers(FIELDS, spec.shape(new Channels(spec).all()));
    }

    /** What the network that draws sees. */
    Input fields() {
        int mean = spec.method().hasMean() ? spec.variables() : 0;
        return Input.numbers(FIELDS, spec.shape(new Channels(spec).all() + mean));
    }

    /** From {@value #FIELDS} to {@value #OUTPUT}. */
    Graph mean() {
        FieldNetwork network = spec.mean();
        return graph(List.of(known()), new Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(OUTPUT, network.head(o, network.trunk(o, value(in, FIELDS)), null, null));
            }
        });
    }

    /** From {@value #FIELDS} to {@value #FEATURES}. */
    Graph trunk() {
        FieldNetwork network = spec.network();
        return graph(List.of(fields()), new Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(FEATURES, network.trunk(o, value(in, FIELDS)));
            }
        });
    }

    /** From {@value #FEATURES}, {@value #EXTRA} where there is noise and, along a path, {@value #TIME}, to {@value #OUTPUT}. */
    Graph head() {
        FieldNetwork network = spec.network();
        List<Input> inputs = new ArrayList<>();
        inputs.add(features());
        int extras = spec.method().extras(spec.variables());
        if (extras > 0) {
            inputs.add(Input.numbers(EXTRA, spec.shape(extras)));
        }
        if (spec.method().timed()) {
            inputs.add(Input.numbers(TIME, 1));
        }
        return graph(inputs, new Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(OUTPUT, network.head(o, value(in, FEATURES), in.get(EXTRA), in.get(TIME)));
            }
        });
    }

    private Input features() {
        var features = Recording.of(trunk()).output(FEATURES);
        long[] tail = new long[features.rank() - 1];
        for (int a = 0; a < tail.length; a++) {
            tail[a] = features.extent(a + 1);
        }
        return Input.numbers(FEATURES, tail);
    }

    /** What a graph computes. */
    private interface Body {
        <V> Map<String, V> apply(Ops<V> o, Map<String, V> in);
    }

    private static Graph graph(List<Input> inputs, Body body) {
        return new Graph() {
            @Override
            public List<Input> inputs() {
                return inputs;
            }

            @Override
            public <V> Map<String, V> define(Ops<V> o, Map<String, V> in) {
                return body.apply(o, in);
            }
        };
    }

    static <V> V value(Map<String, V> inputs, String name) {
        V value = inputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("inputs must have " + name + ", had " + inputs.keySet());
        }
        return value;
    }
}
