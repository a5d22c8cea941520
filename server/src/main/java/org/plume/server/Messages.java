package org.plume.server;

import org.jspecify.annotations.Nullable;

/**
 * The messages of one answer, computed one at a time, each when it is asked for.
 *
 * @param <A> a message
 */
interface Messages<A> extends AutoCloseable {

    /** Whether there is another. */
    boolean hasNext();

    /**
     * The next, or null where it takes another turn; looks at the watch between any two steps of a model.
     *
     * @param watch ends what is no longer wanted, and tells the time
     */
    @Nullable
    A next(Watch watch);

    /** Frees what is held; told once. */
    @Override
    default void close() {}
}
