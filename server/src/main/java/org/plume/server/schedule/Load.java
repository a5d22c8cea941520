package org.plume.server.schedule;

/**
 * How much a job asks of its network.
 *
 * @param steps network evaluations
 * @param rows rows of each
 * @param pulls evaluations with the derivative
 * @param pullRows rows of each of those
 */
public record Load(int steps, int rows, int pulls, int pullRows) {

    /** Without derivatives. */
    public static Load of(int steps, int rows) {
        return new Load(steps, rows, 0, 0);
    }
}
