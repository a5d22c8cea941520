package org.plume.generative.nn.net;

import org.plume.generative.nn.Ops;

/** What a network makes of a time t {@code [b, 1]}: silu(time.2(silu(time.0(sinusoid(t))))), {@code [b, size]}. */
record Embedding(int size) {

    <V> V apply(Ops<V> o, V t) {
        V first = o.silu(new Linear("time.0", size, size).apply(o, new Sinusoid(size).apply(o, t)));
        return o.silu(new Linear("time.2", size, size).apply(o, first));
    }
}
