package org.plume.policy.method;

import org.plume.generative.nn.Tensor;

/** Chunks as tensors. */
final class Chunks {

    private Chunks() {}

    /** {@code [rows, horizon, coordinates]}. */
    static Tensor tensor(Shape shape, double[][] chunks) {
        float[] values = new float[chunks.length * shape.chunk()];
        int at = 0;
        for (double[] chunk : chunks) {
            for (double value : chunk) {
                values[at++] = (float) value;
            }
        }
        return Tensor.of(values, chunks.length, shape.horizon(), shape.coordinates());
    }
}
