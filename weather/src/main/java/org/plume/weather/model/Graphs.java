package org.plume.weather.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.net.FieldNetwork;

/** The two graphs of a forecaster's network: {@value #TRUNK} once for what is known, {@value #HEAD} for every sample. */
record Graphs(ForecastSpec spec, FieldNetwork network) {

    static final String TRUNK = "trunk";
    static final String HEAD = "head";
    static final String FIELDS = "fields";
    static final String FEATURES = "features";
    static final String EXTRA = "extra";
    static final String TIME = "t";
    static final String OUTPUT = "u";

    Input fields() {
        return Input.numbers(FIELDS, spec.shape(spec.inputs()));
    }

    /** From {@value #FIELDS} to {@value #FEATURES}. */
    Graph trunk() {
        return graph(List.of(fields()), new Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(FEATURES, network.trunk(o, value(in, FIELDS)));
            }
        });
    }

    /** From {@value #FEATURES}, {@value #EXTRA} and {@value #TIME}, where there are such, to {@value #OUTPUT}. */
    Graph head(int features, int extras, boolean timed) {
        List<Input> inputs = new ArrayList<>();
        inputs.add(Input.numbers(FEATURES, spec.shape(features)));
        if (extras > 0) {
            inputs.add(Input.numbers(EXTRA, spec.shape(extras)));
        }
        if (timed) {
            inputs.add(Input.numbers(TIME, 1));
        }
        return graph(inputs, new Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(OUTPUT, network.head(o, value(in, FEATURES), in.get(EXTRA), in.get(TIME)));
            }
        });
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
        @Nullable V value = inputs.get(name);
        if (value == null) {
            throw new IllegalArgumentException("inputs must have " + name + ", had " + inputs.keySet());
        }
        return value;
    }
}
