package org.plume.sim;

/**
 * Disturbances of an episode, in the unit of the task's positions.
 *
 * @param start standard deviation of a Gaussian shift of the start, in each coordinate
 * @param push length of one displacement in a random direction at a random step; 0 for none
 */
public record Perturbation(double start, double push) {

    public static final Perturbation NONE = new Perturbation(0, 0);

    public Perturbation {
        if (!(start >= 0) || Double.isInfinite(start)) {
            throw new IllegalArgumentException("start must be >= 0 and finite, was " + start);
        }
        if (!(push >= 0) || Double.isInfinite(push)) {
            throw new IllegalArgumentException("push must be >= 0 and finite, was " + push);
        }
    }
}
