package org.plume.generative.nn;

import java.util.Map;

/** Something that runs graphs; what the contracts measure. Input values are {@code float[]}, or {@code long[]} of ids. */
public interface Engine {

    /** The outputs of the graph. */
    Map<String, float[]> outputs(Graph graph, Map<String, Tensor> parameters, int batch, Map<String, ?> inputs);

    /** The gradient of the scalar output by each parameter, under the parameter's name. */
    Map<String, float[]> gradients(
            Graph graph, String scalar, Map<String, Tensor> parameters, int batch, Map<String, ?> inputs);
}
