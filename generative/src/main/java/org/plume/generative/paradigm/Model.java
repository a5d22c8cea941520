package org.plume.generative.paradigm;

import org.plume.generative.Conditional;

/** A trained paradigm, open for use; p(x) itself is {@code given} zeros. Safe for threads. */
public interface Model extends Conditional<float[], Learned>, AutoCloseable {

    @Override
    void close();
}
