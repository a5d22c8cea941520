package org.plume.protein.generate;

/**
 * One sample.
 *
 * @param index of the sample in its request
 * @param codes of the sequence; a row with gaps where the model is aligned
 * @param logDensity under the model as it is, nats, whatever the sampling was
 * @param draws how often it was drawn: 1, and 1 more for each time that it was a duplicate or did not pass the filter
 */
public record Generated(long index, byte[] codes, double logDensity, int draws) {}
