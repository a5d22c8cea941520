package org.plume.generative.nn.net;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Ops;

/** y = x W^T + b along the last axis; parameters {@code <name>.weight [out, in]} and {@code <name>.bias [out]}. */
record Linear(String name, long in, long out, Init init) {

    /** Begins as PyTorch's layers do. */
    Linear(String name, long in, long out) {
        this(name, in, out, Init.uniform(in));
    }

    /** Begins at zero. */
    static Linear zero(String name, long in, long out) {
        return new Linear(name, in, out, Init.ZEROS);
    }

    <V> V apply(Ops<V> o, V x) {
        V weight = o.parameter(name + ".weight", init, out, in);
        V bias = o.parameter(name + ".bias", init, out);
        return rows(o, x, in, rows -> o.add(o.matmul(rows, o.transpose(weight, 1, 0)), bias));
    }

    /** Applies a function of matrices {@code [n, in]} to the rows of x, of any rank. */
    static <V> V rows(Ops<V> o, V x, long in, UnaryOperator<V> f) {
        long[] shape = o.shape(x);
        if (shape[shape.length - 1] != in) {
            throw new IllegalArgumentException(
                    "linear: the last extent must be " + in + ", shape was " + Arrays.toString(shape));
        }
        if (shape.length == 2) {
            return f.apply(x);
        }
        V y = f.apply(o.reshape(x, -1, in));
        long[] result = shape.clone();
        result[result.length - 1] = o.shape(y)[1];
        return o.reshape(y, result);
    }
}
