package org.plume.generative.nn.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An input or output of a model: its name, its shape with -m for m times the batch, and whether it holds token ids. */
record Port(String name, boolean tokens, long[] shape) {

    private static final String TIMES = "batch_times_";

    static Port of(String name, NodeInfo info) {
        if (!(info.getInfo() instanceof TensorInfo tensor)
                || (tensor.type != OnnxJavaType.FLOAT && tensor.type != OnnxJavaType.INT64)) {
            throw new IllegalArgumentException(
                    name + " must be a tensor of 32-bit floats or 64-bit integers, was " + info.getInfo());
        }
        long[] shape = tensor.getShape();
        String[] names = tensor.getDimensionNames();
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] < 0) {
                shape[i] = names[i].startsWith(TIMES) ? -Long.parseLong(names[i].substring(TIMES.length())) : -1;
            }
        }
        return new Port(name, tensor.type == OnnxJavaType.INT64, shape);
    }

    /** The shape at the batch. */
    long[] at(int batch) {
        return Arrays.stream(shape).map(e -> e < 0 ? -e * batch : e).toArray();
    }

    /** The number of entries at the batch. */
    int size(int batch) {
        long size = 1;
        for (long e : shape) {
            size = Math.multiplyExact(size, e < 0 ? -e * batch : e);
        }
        return Math.toIntExact(size);
    }

    /** Refuses what are not the values of this port at the batch. */
    void check(int batch, @Nullable Object values) {
        int length = -1;
        if (values instanceof long[] ids && tokens) {
            length = ids.length;
        } else if (values instanceof float[] numbers && !tokens) {
            length = numbers.length;
        }
        if (length != size(batch)) {
            throw new IllegalArgumentException(name + " must be " + (tokens ? "long[" : "float[") + size(batch)
                    + "] for a batch of " + batch + ", was " + (length < 0 ? "another type" : "of length " + length));
        }
    }

    /** Whether the first axis counts rows of the batch. */
    boolean hasRows() {
        return shape.length > 0 && shape[0] == -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Port p && name.equals(p.name) && tokens == p.tokens && Arrays.equals(shape, p.shape);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return name + Arrays.toString(shape);
    }
}
