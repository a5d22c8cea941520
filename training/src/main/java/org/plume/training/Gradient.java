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

    /** The gradient by a parameter that the objective trains, in the last evaluation; the next one overwrites it. */
    float[] by(String parameter);

    @Override
    void close();
}
