package org.plume.compare.measure;

/**
 * How thoroughly is measured.
 *
 * @param points of a sample
 * @param repeats pairs of samples that a distance is averaged over
 * @param permutations of the test of equality
 * @param heldOut fresh points that likelihoods are averaged over
 * @param cells along each side of the page's map of densities
 * @param flowSteps of the probability flow's integrator
 */
public record Effort(int points, int repeats, int permutations, int heldOut, int cells, int flowSteps) {

    public static final Effort FULL = new Effort(2000, 5, 999, 1000, 72, 50);
    public static final Effort QUICK = new Effort(1000, 3, 199, 200, 40, 14);
}
