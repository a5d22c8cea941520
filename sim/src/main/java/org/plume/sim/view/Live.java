package org.plume.sim.view;

import java.util.Optional;

/** Episodes that are happening, for instance a task that a policy server drives. Called from one thread of the window's. */
public interface Live extends AutoCloseable {

    /**
     * Starts the next episode.
     *
     * @return what stays as it is while it lasts
     * @throws Exception what keeps it from starting; the window shows its message
     */
    Setting start() throws Exception;

    /**
     * The next moment of the episode; it may take its time. Moments are shown at the pace of their times.
     *
     * @return empty when the episode is over
     * @throws Exception what ended it; the window shows its message
     */
    Optional<Moment> next() throws Exception;

    @Override
    default void close() {}
}
