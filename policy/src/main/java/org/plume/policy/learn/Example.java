package org.plume.policy.learn;

/**
 * What was seen and what was done, before normalisation.
 *
 * @param features as {@link org.plume.policy.encode.SituationEncoding} gives them
 * @param target as {@link org.plume.policy.encode.ChunkCodec} gives it
 */
public record Example(double[] features, double[] target) {}
