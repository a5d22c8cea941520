package org.plume.policy.cost;

/**
 * Distances to keep from known obstacles, m.
 *
 * @param keep closer than this is not feasible: room for the lag between the commanded and the real tool. Where the body
 *     already stands closer, it may not come closer still
 * @param comfort closer than this costs
 */
public record Safety(double keep, double comfort) {

    public Safety {
        if (!(keep >= 0) || !(keep < 10)) {
            throw new IllegalArgumentException("safety.keep must be in [0, 10) m, was " + keep);
        }
        if (!(comfort >= 0) || !(comfort < 10)) {
            throw new IllegalArgumentException("safety.comfort must be in [0, 10) m, was " + comfort);
        }
    }
}
