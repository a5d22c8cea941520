package org.plume.generative.paradigm;

import org.plume.generative.nn.Ops;

/** An invertible function of single coordinates whose parameters come from elsewhere. */
interface Coupling {

    /** Parameters of one coordinate. */
    int parameters();

    /** y = f(x) and log dy/dx, for columns of coordinates {@code [n, 1]} with parameters {@code [n, parameters]}. */
    <V> Moved<V> forward(Ops<V> o, V x, V parameters);

    /** x = f^-1(y). */
    <V> V inverse(Ops<V> o, V y, V parameters);

    /**
     * A column of coordinates that was moved.
     *
     * @param value {@code [n, 1]}
     * @param logSlope {@code [n, 1]}
     */
    record Moved<V>(V value, V logSlope) {}
}
