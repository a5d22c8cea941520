package org.plume.generative.nn.net;

import org.plume.generative.nn.Ops;

/** A network that predicts something of x_t: a velocity, a noise, a target. */
@FunctionalInterface
public interface PathNetwork {

    /**
     * The prediction.
     *
     * @param x the point on the path, {@code [b, horizon, action]} or {@code [b, d]}
     * @param t the time of each row, {@code [b]} or {@code [b, 1]}, in the scale that the network learned with
     * @param condition {@code [b, c]}; transformers also {@code [b, steps, c]}
     * @return shaped as x
     */
    <V> V apply(Ops<V> o, V x, V t, V condition);
}
