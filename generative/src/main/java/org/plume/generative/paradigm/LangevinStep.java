package org.plume.generative.paradigm;

import java.util.BitSet;
import org.plume.generative.nn.Ops;

/**
 * A step of a Metropolis-adjusted Langevin chain whose drift is cut (Roberts and Tweedie 1996, MALTA): it proposes
 *
 * <pre>
 *   y = x - g(x) + sqrt(2 h) noise,   g = h dE/dx, cut to a length of sqrt(h d / 2), half of what the noise has
 *   log q(y | x) = -|y - x + g(x)|^2 / (4 h) + constant
 * </pre>
 *
 * and takes y with probability min(1, exp(E(x) - E(y)) q(x | y) / q(y | x)). Uncut, a long step from a steep place leads
 * nowhere.
 *
 * @param size h
 */
record LangevinStep(double size) {

    private static final double[] SIZES = {0.005, 0.02, 0.1, 0.5};

    /** Step n of a chain: in turn short ones, which settle within a mode, and long ones, which go from mode to mode. */
    static LangevinStep of(int n) {
        return new LangevinStep(SIZES[n % SIZES.length]);
    }

    /** Of the noise. */
    double deviation() {
        return Math.sqrt(2 * size);
    }

    private double longest(long moving) {
        return Math.sqrt(size * moving / 2);
    }

    /**
     * g.
     *
     * @param still coordinates that stay where they are
     */
    double[] drift(double[] slope, BitSet still) {
        double squares = 0;
        for (int i = still.nextClearBit(0); i < slope.length; i = still.nextClearBit(i + 1)) {
            squares += slope[i] * slope[i];
        }
        double longest = longest(slope.length - still.cardinality());
        double factor = longest / Math.max(longest, size * Math.sqrt(squares));
        double[] drift = new double[slope.length];
        for (int i = still.nextClearBit(0); i < slope.length; i = still.nextClearBit(i + 1)) {
            drift[i] = size * factor * slope[i];
        }
        return drift;
    }

    /** g of slopes {@code [b, d]}. */
    <V> V drift(Ops<V> o, V slope) {
        double longest = longest(o.shape(slope)[1]);
        V whole = o.scale(slope, size);
        V excess = o.shift(o.sqrt(o.sum(o.square(whole), 1)), -longest);
        V length = o.shift(o.mul(excess, o.step(excess)), longest);
        return o.scale(o.div(whole, length), longest);
    }

    /** log q(to | from), but for its constant. */
    double logMove(double[] from, double[] drift, double[] to) {
        double squares = 0;
        for (int i = 0; i < to.length; i++) {
            double difference = to[i] - from[i] + drift[i];
            squares += difference * difference;
        }
        return -squares / (4 * size);
    }

    /** The same, {@code [b, 1]}. */
    <V> V logMove(Ops<V> o, V from, V drift, V to) {
        V difference = o.add(o.sub(to, from), drift);
        return o.scale(o.sum(o.square(difference), 1), -1 / (4 * size));
    }
}
