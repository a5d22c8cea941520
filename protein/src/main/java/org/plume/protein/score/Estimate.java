package org.plume.protein.score;

/** A number with its 95 % interval. */
public record Estimate(double value, double low, double high) {}
