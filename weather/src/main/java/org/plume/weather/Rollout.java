package org.plume.weather;

/** Members on their way from a start. Used by one thread. */
@FunctionalInterface
public interface Rollout {

    /** The states of the next lead, {@code [members][variables * points]}; the first call gives lead 1. The caller's own. */
    float[][] next();
}
