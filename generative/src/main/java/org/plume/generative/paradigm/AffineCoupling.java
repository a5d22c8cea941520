package org.plume.generative.paradigm;

import org.plume.generative.nn.Ops;

/** y = x exp(s) + t (Dinh et al. 2017), s held within (-BOUND, BOUND). */
record AffineCoupling() implements Coupling {

    private static final double BOUND = 3;

    @Override
    public int parameters() {
        return 2;
    }

    @Override
    public <V> Moved<V> forward(Ops<V> o, V x, V parameters) {
        V s = logScale(o, parameters);
        return new Moved<>(o.add(o.mul(x, o.exp(s)), o.slice(parameters, 1, 1, 2)), s);
    }

    @Override
    public <V> V inverse(Ops<V> o, V y, V parameters) {
        return o.mul(o.sub(y, o.slice(parameters, 1, 1, 2)), o.exp(o.scale(logScale(o, parameters), -1)));
    }

    private static <V> V logScale(Ops<V> o, V parameters) {
        return Normal.bounded(o, o.slice(parameters, 1, 0, 1), BOUND);
    }
}
