package org.plume.generative.nn;

import java.util.List;

/**
 * What a {@link Node} computes from its inputs, with its attributes. These are the primitives that {@link Ops} is
 * recorded into; {@link Recorder} infers their shapes, {@link Gradients} has one derivative rule for each.
 */
public sealed interface Op {

    /** An input of the graph. */
    record Feed(Input input) implements Op {}

    /** A trainable parameter. */
    record Parameter(String name) implements Op {}

    record Constant(Tensor value) implements Op {}

    enum Unary implements Op {
        EXP,
        LOG,
        SQRT,
        SIN,
        COS,
        TANH,
        SIGMOID,
        /** log(1 + e^x). */
        SOFTPLUS,
        /** tanh(softplus(x)), the gate of mish. */
        TANH_SOFTPLUS,
        ERF,
        /** -1, 0 or 1. */
        SIGN
    }

    /** Its input, which gets no derivative. */
    record Detach() implements Op {}

    /** Broadcasts as NumPy does. */
    enum Binary implements Op {
        ADD,
        SUB,
        MUL,
        DIV
    }

    record Scale(double factor) implements Op {}

    record Shift(double summand) implements Op {}

    /** a b, a^T b, a b^T or a^T b^T over the last two axes. */
    record Matmul(boolean transposeA, boolean transposeB) implements Op {}

    /** Axis i of the result is axis {@code permutation[i]} of the input. */
    record Transpose(List<Integer> permutation) implements Op {}

    /** The shape as asked for; one extent may be -1. */
    record Reshape(List<Long> shape) implements Op {}

    record Concat(int axis) implements Op {}

    record Slice(int axis, long from, long to) implements Op {}

    /** Zeros before and after along the axis. */
    record Pad(int axis, long before, long after) implements Op {}

    /** The first and the last entries of each axis, so many times more before and after it. */
    record Extend(List<Long> before, List<Long> after) implements Op {}

    /** The entries of the axis at the indices, in their order: {@code extent = indices.size()}. */
    record Take(int axis, List<Long> indices) implements Op {}

    /** Inputs x and like: x, broadcast to the shape of like. */
    record Broadcast() implements Op {}

    /** The sum over the axes, each kept with extent 1. */
    record Sum(List<Integer> axes) implements Op {}

    record Mean(int axis) implements Op {}

    /** The mean of all entries, a scalar. */
    record MeanAll() implements Op {}

    /** The number of entries, a scalar. */
    record Count() implements Op {}

    /** x {@code [b, c, t]} to {@code [b, c, 1]}: for each channel, the mean of its group over channels and time. */
    record GroupMean(int groups) implements Op {}

    /**
     * Inputs x, c = x - mean(x) and r = 1 / sqrt(variance(x) + epsilon): the value is c r. Derivatives are taken by x
     * alone, by dx = r (q - mean(q) - y mean(q y)); {@code groups} 0 stands for the mean over the last axis.
     */
    record Standardize(int groups) implements Op {}

    record Softmax(int axis) implements Op {}

    record LogSoftmax(int axis) implements Op {}

    /** How a kernel slides along an axis: output u sees input u stride + k dilation - padLeft for tap k. */
    record Sliding(int stride, int padLeft, int padRight, int dilation) {}

    /** x {@code [b, i, t..]}, weight {@code [o, i, k..]} to {@code [b, o, u..]}, over as many axes as slidings. */
    record Convolve(List<Sliding> slidings) implements Op {}

    /** The adjoint of {@link Convolve} in x: q {@code [b, o, u..]}, weight {@code [o, i, k..]} to {@code [b, i, extents]}. */
    record ConvolveInput(List<Sliding> slidings, List<Long> extents) implements Op {}

    /** The adjoint of {@link Convolve} in the weight: x {@code [b, i, t..]}, q {@code [b, o, u..]} to {@code [o, i, taps]}. */
    record ConvolveWeight(List<Sliding> slidings, List<Long> taps) implements Op {}

    /** table {@code [v, d]}, ids {@code [b, t]} to {@code [b, t, d]}. */
    record Embed() implements Op {}

    /** The adjoint of {@link Embed}: q {@code [b, t, d]}, ids {@code [b, t]} to {@code [vocabulary, d]}. */
    record EmbedTable(long vocabulary) implements Op {}
}
