package org.plume.generative.nn;

import java.util.List;
import java.util.Map;

/**
 * A computation written once, in {@link Ops}: named inputs in, named outputs out, parameters within. Serving, both
 * training engines and the test oracle run the same definition.
 */
public interface Graph {

    /** The inputs, in order; each has a leading batch axis that its shape does not name. */
    List<Input> inputs();

    /** Writes the computation; {@code inputs} holds a value for each of {@link #inputs()}. */
    <V> Map<String, V> define(Ops<V> ops, Map<String, V> inputs);
}
