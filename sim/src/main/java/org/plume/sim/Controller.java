package org.plume.sim;

/** Decides what to do next, for one episode: it may remember what it decided before. */
@FunctionalInterface
public interface Controller extends AutoCloseable {

    /**
     * The actions to execute before being asked again.
     *
     * @return {@code [steps][action size]}, at least one step, in the order and units of {@link Task#action()}
     */
    double[][] next(Sensed now);

    /** Ends the episode. */
    @Override
    default void close() {}
}
