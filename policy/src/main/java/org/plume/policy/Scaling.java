package org.plume.policy;

/**
 * The normalisation of a policy.
 *
 * @param features of situations
 * @param targets of chunks
 */
public record Scaling(Normalization features, Normalization targets) {}
