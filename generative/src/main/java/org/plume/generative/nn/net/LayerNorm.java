package org.plume.generative.nn.net;

import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/** Layer normalisation over the last axis, epsilon 1e-5; parameters {@code <name>.weight} and {@code <name>.bias}. */
record LayerNorm(String name, long size) {

    <V> V apply(Ops<V> o, V x) {
        V gain = o.parameter(name + ".weight", Init.ONES, size);
        V bias = o.parameter(name + ".bias", Init.ZEROS, size);
        return o.layerNorm(x, gain, bias, 1e-5);
    }
}
