package org.plume.generative.nn.net;

import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Ops;

/**
 * A network of fields, in two parts: the trunk sees what is known, once; the head sees besides it what differs from sample
 * to sample, a noise or a point x_t of a path. Fields are {@code [b, channels, extent, ...]}.
 */
public interface FieldNetwork {

    /** The features of what is known. */
    <V> V trunk(Ops<V> o, V fields);

    /**
     * The output.
     *
     * @param features of the trunk
     * @param extra further channels; null for a network without
     * @param t times of the path, {@code [b, 1]}; null for a network without
     */
    <V> V head(Ops<V> o, V features, @Nullable V extra, @Nullable V t);
}
