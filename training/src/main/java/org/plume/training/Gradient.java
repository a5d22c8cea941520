package org.plume.training;

import java.util.Map;
import org.plume.generative.nn.Tensor;

/** The gradient of an objective by its weights. Not for two threads at once. */
public interface Gradient extends AutoCloseable {

    /**
     * Evaluates at the weights as they are now.
     *
     * @param batch the objective's inputs by name, {@code [batch, tail...]}
     * @return the loss
     */
    double at(Map<String, Tensor> batch);

    /** The gradient by each parameter that the objective trains, in the last evaluation; the next one overwrites it. */
    Map<String, float[]> byParameter();

    /** That by one of them. */
    default float[] by(String parameter) {
        float[] g = byParameter().get(parameter);
        if (g == null) {
            throw new IllegalArgumentException(
                    "parameter must be one of " + byParameter().keySet() + ", was " + parameter);
        }
        return g;
    }

    @Override
    void close();
}
