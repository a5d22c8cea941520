package org.plume.generative.nn;

import java.util.List;

/**
 * The operations that networks are made of. V is a symbolic value: a recorded node, or an SDVariable of Deeplearning4j.
 *
 * <p>Tensors are row-major and channel-first; axis 0 of every input is the batch, whose extent is -1 in a shape. Binary
 * operations broadcast as NumPy does. Axes are counted from 0, negative ones from the end; reductions keep the axis with
 * extent 1. A wrong shape is an {@link IllegalArgumentException} that names the operation and the shapes.
 */
public interface Ops<V> {

    // leaves

    /**
     * The trainable parameter of the name. A second call gives the same one, so that a network may be applied more than once; it
     * must name the same shape.
     */
    V parameter(String name, Init init, long... shape);

    V constant(float[] values, long... shape);

    /** The shape of v; the batch extent is -1. */
    long[] shape(V v);

    // linear algebra

    /** {@code [.., n, k] x [.., k, m] -> [.., n, m]}; both of rank 2, or of one higher rank with equal leading axes. */
    V matmul(V a, V b);

    V transpose(V x, int... permutation);

    /**
     * Correlation along the last axis: x {@code [b, i, t]}, weight {@code [o, i, k]}, bias {@code [o]}, zeros padded
     * left and right; result {@code [b, o, (t + left + right - dilation (k-1) - 1) / stride + 1]}.
     */
    V conv1d(V x, V weight, V bias, int stride, int padLeft, int padRight, int dilation);

    /**
     * Correlation along the last two axes: x {@code [b, i, h, w]}, weight {@code [o, i, k, l]}, bias {@code [o]}, zeros
     * padded on all four sides; result {@code [b, o, (h + 2 pad - k) / stride + 1, (w + 2 pad - l) / stride + 1]}.
     */
    V conv2d(V x, V weight, V bias, int stride, int pad);

    /** The transpose of {@link #conv1d}: x {@code [b, i, t]}, weight {@code [i, o, k]}, result {@code [b, o, (t-1) stride - 2 pad + k]}. */
    V convTranspose1d(V x, V weight, V bias, int stride, int pad);

    /** Rows of table {@code [vocabulary, d]} picked by ids {@code [b, t]}: {@code [b, t, d]}. */
    V embedding(V table, V ids);

    // elementwise

    V add(V a, V b);

    V sub(V a, V b);

    V mul(V a, V b);

    V div(V a, V b);

    V scale(V x, double factor);

    V shift(V x, double summand);

    V exp(V x);

    V log(V x);

    V sqrt(V x);

    V sin(V x);

    V cos(V x);

    V tanh(V x);

    V sigmoid(V x);

    /** log(1 + e^x), without overflow. */
    V softplus(V x);

    /** The error function. */
    V erf(V x);

    /** -1, 0 or 1; its derivative is 0. */
    V sign(V x);

    /**
     * x, through which no derivative flows.
     *
     * @throws UnsupportedOperationException from an engine that cannot stop a derivative
     */
    V detach(V x);

    // shape

    /** One extent may be -1: what is left over. */
    V reshape(V x, long... shape);

    V concat(int axis, List<V> parts);

    /** Entries from (inclusive) to (exclusive) along the axis. */
    V slice(V x, int axis, long from, long to);

    // reductions

    V sum(V x, int axis);

    V mean(V x, int axis);

    /** The mean of all entries, a scalar. */
    V meanAll(V x);

    V softmax(V x, int axis);

    V logSoftmax(V x, int axis);

    // what follows from them; an engine may know a faster way

    default V square(V x) {
        return mul(x, x);
    }

    /** |x|. */
    default V abs(V x) {
        return mul(x, sign(x));
    }

    /** 1 where x > 0, 1/2 where x = 0, else 0. */
    default V step(V x) {
        return scale(shift(sign(x), 1), 0.5);
    }

    /** x sigmoid(x). */
    default V silu(V x) {
        return mul(x, sigmoid(x));
    }

    /** x tanh(softplus(x)) (Misra 2019). */
    default V mish(V x) {
        return mul(x, tanh(softplus(x)));
    }

    /** x Phi(x), Phi the normal distribution function (Hendrycks and Gimpel 2016). */
    default V gelu(V x) {
        return mul(x, scale(shift(erf(scale(x, Math.sqrt(0.5))), 1), 0.5));
    }

    /** Its approximation x/2 (1 + tanh(sqrt(2/pi) (x + 0.044715 x^3))), as in GPT-2. */
    default V geluTanh(V x) {
        V cubic = mul(x, shift(scale(square(x), 0.044715), 1));
        return mul(x, scale(shift(tanh(scale(cubic, Math.sqrt(2 / Math.PI))), 1), 0.5));
    }

    /** (x - mean) / sqrt(variance + epsilon) along the last axis, variance biased. */
    default V standardize(V x, double epsilon) {
        V centred = sub(x, mean(x, -1));
        return div(centred, sqrt(shift(mean(square(centred), -1), epsilon)));
    }

    /** Layer normalisation over the last axis (Ba et al. 2016); gain and bias {@code [d]}. */
    default V layerNorm(V x, V gain, V bias, double epsilon) {
        return add(mul(standardize(x, epsilon), gain), bias);
    }

    /** Group normalisation of x {@code [b, c, t]} (Wu and He 2018); gain and bias {@code [c]}. */
    default V groupNorm(V x, int groups, V gain, V bias, double epsilon) {
        long[] s = shape(x);
        V grouped = reshape(x, -1, groups, s[1] / groups * s[2]);
        V normal = reshape(standardize(grouped, epsilon), -1, s[1], s[2]);
        return add(mul(normal, reshape(gain, 1, s[1], 1)), reshape(bias, 1, s[1], 1));
    }

    /** log sum exp along the axis, without overflow: x_0 - logSoftmax(x)_0. */
    default V logSumExp(V x, int axis) {
        return sub(slice(x, axis, 0, 1), slice(logSoftmax(x, axis), axis, 0, 1));
    }

    // derivatives within a computation

    /**
     * The vector-Jacobian product d sum(cotangent * output) / d w for each w of {@code wrt}, each shaped as its w: for
     * losses that hold a derivative, as gradient penalties and sliced score matching do.
     *
     * @throws UnsupportedOperationException from an engine that cannot differentiate a derivative
     */
    List<V> vjp(V output, V cotangent, List<V> wrt);
}
