package org.plume.policy.mode;

/**
 * A group of paths that go the same way.
 *
 * @param share of all paths, 0 to 1
 * @param representative index of its medoid: the path with the least sum of distances to the others
 * @param feasibleShare share of its paths that may be taken
 */
public record Mode(double share, int representative, double feasibleShare) {}
