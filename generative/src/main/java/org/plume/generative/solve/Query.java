package org.plume.generative.solve;

/**
 * What a network is asked: one row of a batch.
 *
 * @param x the point, {@code [d]}
 * @param t its time
 * @param condition what the distribution is conditioned on, {@code [c]}, may be empty
 */
public record Query(double[] x, double t, float[] condition) {}
