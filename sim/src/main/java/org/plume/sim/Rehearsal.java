package org.plume.sim;

import java.util.function.IntConsumer;
import org.plume.arm.Demonstrations;

/**
 * Does demonstrations again in the simulator, disturbed on the way, so that a policy sees how to return (after Laskey et
 * al. 2017, DART). The result has further columns that hold the path as it was demonstrated: what to head for from where
 * a disturbance has led.
 */
@FunctionalInterface
public interface Rehearsal {

    /**
     * Each demonstration undisturbed and {@code copies} times disturbed, in this order, without those that touched an
     * obstacle; copy k of demonstration i is a function of ({@code seed}, i, k).
     *
     * @param finished is told the number of demonstrations that are done
     */
    Demonstrations rehearse(Demonstrations demonstrations, int copies, IntConsumer finished, long seed);
}
