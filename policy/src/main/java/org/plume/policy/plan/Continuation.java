package org.plume.policy.plan;

import java.util.List;

/**
 * What a new chunk goes on from.
 *
 * <pre>
 *   step ahead     0   1   2   3   4   5   6   7      delay 2, horizon 6
 *   old chunk      x   x   x   x   x   x
 *   left           1   1  4/5 3/5 2/5 1/5  0   0
 *   weight         1   1  .57 .29 .11 .03  0   0      of GUIDED
 * </pre>
 *
 * <p>The weight falls as left (e^left - 1) / (e - 1) (Black et al. 2025, equation 5).
 *
 * @param seam how it joins
 * @param actions the rest of the old chunk's actions, the first one the next to be executed
 * @param delay how many of them will have been executed before the new chunk can take over, at most all
 * @param horizon from which step ahead on the new chunk is free, at least delay
 */
public record Continuation(Seam seam, List<double[]> actions, int delay, int horizon) {

    /** A chunk that goes on from nothing. */
    public static final Continuation NONE = new Continuation(Seam.REPLACE, List.of(), 0, 0);

    public Continuation {
        actions = List.copyOf(actions);
        if (delay < 0 || delay > actions.size()) {
            throw new IllegalArgumentException(
                    "delay must be in [0, " + actions.size() + "], the actions that are left, was " + delay);
        }
        if (horizon < delay) {
            throw new IllegalArgumentException("horizon must be >= delay = " + delay + ", was " + horizon);
        }
    }

    /** Whether it asks anything of the new chunk. */
    public boolean binds() {
        return weight(0) > 0;
    }

    /** How firmly the new chunk is held to the old one at this step ahead, 0 to 1. */
    double weight(int step) {
        if (seam == Seam.REPLACE || step >= actions.size()) {
            return 0;
        }
        if (step < delay) {
            return 1;
        }
        int end = Math.min(horizon, actions.size());
        if (seam == Seam.INPAINT || step >= end) {
            return 0;
        }
        double left = 1 - (step - delay + 1.0) / (end - delay + 1);
        return left * Math.expm1(left) / (Math.E - 1);
    }
}
