package org.plume.training;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Tensor;

/** The rules that every minibatch keeps: a tensor for each input, {@code [batch, tail...]}, all of one batch. */
public final class Minibatch {

    private Minibatch() {}

    /** Checks the rules; the answer is the batch. */
    public static int size(List<Input> inputs, Map<String, Tensor> given) {
        if (given.size() != inputs.size()) {
            throw new IllegalArgumentException("a minibatch must have the inputs " + inputs + ", had " + given);
        }
        long size = -1;
        for (Input input : inputs) {
            long[] shape = of(input, given).shape();
            boolean fits = shape.length == input.tail().length + 1
                    && Arrays.equals(shape, 1, shape.length, input.tail(), 0, input.tail().length);
            if (!fits || shape[0] < 1 || (size >= 0 && shape[0] != size)) {
                throw new IllegalArgumentException("minibatch " + input.name() + " must be ["
                        + (size < 0 ? "batch" : size) + ", tail...] with tail " + Arrays.toString(input.tail())
                        + ", was "
                        + Arrays.toString(shape));
            }
            size = shape[0];
        }
        return Math.toIntExact(size);
    }

    /** The values of the input. */
    public static Tensor of(Input input, Map<String, Tensor> given) {
        Tensor tensor = given.get(input.name());
        if (tensor == null) {
            throw new IllegalArgumentException(
                    "a minibatch must have the input " + input.name() + ", had " + given.keySet());
        }
        return tensor;
    }
}
