package org.plume.sim;

/** Makes a controller for each episode. A study calls it from several threads. */
@FunctionalInterface
public interface ControllerFactory {

    /** A controller that has decided nothing yet; everything random in it is a function of {@code seed}. */
    Controller episode(long seed);
}
