package org.plume.generative.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Op.Binary;
import org.plume.generative.nn.Op.Sliding;
import org.plume.generative.nn.Op.Unary;

/**
 * Records a computation as a graph of {@link Node}s, with shapes checked as it goes. The same operation on the same
 * nodes is recorded once. Besides {@link Ops} it knows what derivatives need: {@link #broadcast}, {@link #pad},
 * {@link #sumTo} and the adjoints of convolution and embedding.
 */
public final class Recorder extends Primitives implements Ops<Node> {

    private final Map<String, Init> parameters = new LinkedHashMap<>();
    private final Map<String, Node> parameterNodes = new LinkedHashMap<>();
    // leaves

    @Override
    public Node parameter(String name, Init init, long... shape) {
        Node known = parameterNodes.get(name);
        if (known != null) {
            if (!Arrays.equals(known.shape(), shape)) {
                throw new IllegalArgumentException("parameter " + name + " must have one shape, had "
                        + Arrays.toString(known.shape()) + " and " + Arrays.toString(shape));
            }
            return known;
        }
        Tensor.size(shape);
        Node p = node(new Op.Parameter(name), shape.clone());
        parameters.put(name, init);
        parameterNodes.put(name, p);
        return p;
    }

    /** The parameters recorded so far, in order of definition. */
    public Map<String, Node> parameters() {
        return Collections.unmodifiableMap(parameterNodes);
    }

    /** How each parameter starts, in order of definition. */
    public Map<String, Init> inits() {
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public Node constant(float[] values, long... shape) {
        return node(new Op.Constant(new Tensor(shape.clone(), values.clone())), shape.clone());
    }

    @Override
    public long[] shape(Node v) {
        return Arrays.stream(v.shape()).map(extent -> Math.max(extent, -1)).toArray();
    }

    // linear algebra

    @Override
    public Node matmul(Node a, Node b) {
        return matmul(a, b, false, false);
    }

    @Override
    public Node transpose(Node x, int... permutation) {
        int[] sorted = permutation.clone();
        Arrays.sort(sorted);
        if (sorted.length != x.rank()) {
            throw Shapes.wrong(
                    "transpose " + Arrays.toString(permutation), "rank must be the permutation's", x.shape());
        }
        long[] shape = new long[x.rank()];
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < shape.length; i++) {
            if (sorted[i] != i) {
                throw Shapes.wrong("transpose " + Arrays.toString(permutation), "not a permutation", x.shape());
            }
            shape[i] = x.extent(permutation[i]);
            axes.add(permutation[i]);
        }
        return node(new Op.Transpose(List.copyOf(axes)), shape, x);
    }

    @Override
    public Node conv1d(Node x, Node weight, Node bias, int stride, int padLeft, int padRight, int dilation) {
        Node y = convolve(x, weight, List.of(new Sliding(stride, padLeft, padRight, dilation)));
        return add(y, perChannel("conv1d", bias, weight.extent(0), 1));
    }

    @Override
    public Node conv2d(Node x, Node weight, Node bias, int stride, int pad) {
        Sliding s = new Sliding(stride, pad, pad, 1);
        return add(convolve(x, weight, List.of(s, s)), perChannel("conv2d", bias, weight.extent(0), 2));
    }

    @Override
    public Node convTranspose1d(Node x, Node weight, Node bias, int stride, int pad) {
        if (x.rank() != 3 || weight.rank() != 3) {
            throw Shapes.wrong("convTranspose1d", "x and weight must have rank 3", x.shape(), weight.shape());
        }
        long extent = (x.extent(2) - 1) * stride - 2L * pad + weight.extent(2);
        Node y = convolveInput(x, weight, List.of(new Sliding(stride, pad, pad, 1)), List.of(extent));
        return add(y, perChannel("convTranspose1d", bias, weight.extent(1), 1));
    }

    /** The bias seen beside {@code [b, channels, ..]} of so many axes more. */
    private Node perChannel(String operation, Node bias, long channels, int axes) {
        if (bias.rank() != 1 || bias.extent(0) != channels) {
            throw Shapes.wrong(operation, "bias must be [" + channels + "]", bias.shape());
        }
        long[] shape = new long[axes + 2];
        Arrays.fill(shape, 1);
        shape[1] = channels;
        return reshape(bias, shape);
    }

    @Override
    public Node embedding(Node table, Node ids) {
        if (table.rank() != 2 || ids.rank() != 2) {
            throw Shapes.wrong("embedding", "must be [vocabulary, d] and ids [b, t]", table.shape(), ids.shape());
        }
        return node(new Op.Embed(), new long[] {ids.extent(0), ids.extent(1), table.extent(1)}, table, ids);
    }

    // elementwise

    @Override
    public Node add(Node a, Node b) {
        return binary(Binary.ADD, a, b);
    }

    @Override
    public Node sub(Node a, Node b) {
        return binary(Binary.SUB, a, b);
    }

    @Override
    public Node mul(Node a, Node b) {
        return binary(Binary.MUL, a, b);
    }

    @Override
    public Node div(Node a, Node b) {
        return binary(Binary.DIV, a, b);
    }

    @Override
    public Node scale(Node x, double factor) {
        return factor == 1 ? x : node(new Op.Scale(factor), x.shape(), x);
    }

    @Override
    public Node shift(Node x, double summand) {
        return summand == 0 ? x : node(new Op.Shift(summand), x.shape(), x);
    }

    @Override
    public Node exp(Node x) {
        return unary(Unary.EXP, x);
    }

    @Override
    public Node log(Node x) {
        return unary(Unary.LOG, x);
    }

    @Override
    public Node sqrt(Node x) {
        return unary(Unary.SQRT, x);
    }

    @Override
    public Node sin(Node x) {
        return unary(Unary.SIN, x);
    }

    @Override
    public Node cos(Node x) {
        return unary(Unary.COS, x);
    }

    @Override
    public Node tanh(Node x) {
        return unary(Unary.TANH, x);
    }

    @Override
    public Node sigmoid(Node x) {
        return unary(Unary.SIGMOID, x);
    }

    @Override
    public Node softplus(Node x) {
        return unary(Unary.SOFTPLUS, x);
    }

    @Override
    public Node erf(Node x) {
        return unary(Unary.ERF, x);
    }

    @Override
    public Node sign(Node x) {
        return unary(Unary.SIGN, x);
    }

    @Override
    public Node detach(Node x) {
        return node(new Op.Detach(), x.shape(), x);
    }

    @Override
    public Node mish(Node x) {
        return mul(x, unary(Unary.TANH_SOFTPLUS, x));
    }

    // shape

    @Override
    public Node reshape(Node x, long... shape) {
        return reshaped(x, shape);
    }

    @Override
    public Node concat(int axis, List<Node> parts) {
        long[] first = parts.get(0).shape();
        int a = Shapes.axis("concat", axis, first);
        long extent = 0;
        for (Node part : parts) {
            if (part.rank() != first.length
                    || !Arrays.equals(Shapes.with(part.shape(), a, 0), Shapes.with(first, a, 0))) {
                throw Shapes.wrong("concat along axis " + a, "all other axes must be equal", first, part.shape());
            }
            extent += part.extent(a);
        }
        return parts.size() == 1
                ? parts.get(0)
                : node(new Op.Concat(a), Shapes.with(first, a, extent), parts.toArray(Node[]::new));
    }

    @Override
    public Node slice(Node x, int axis, long from, long to) {
        int a = Shapes.axis("slice", axis, x.shape());
        if (x.extent(a) < 0 || from < 0 || to <= from || to > x.extent(a)) {
            throw Shapes.wrong(
                    "slice [" + from + ", " + to + ") along axis " + a, "must be within the axis", x.shape());
        }
        return from == 0 && to == x.extent(a)
                ? x
                : node(new Op.Slice(a, from, to), Shapes.with(x.shape(), a, to - from), x);
    }

    // reductions

    @Override
    public Node sum(Node x, int axis) {
        return sum(x, List.of(Shapes.axis("sum", axis, x.shape())));
    }

    @Override
    public Node mean(Node x, int axis) {
        int a = Shapes.axis("mean", axis, x.shape());
        if (x.extent(a) < 0) {
            throw Shapes.wrong("mean along axis " + a, "the extent must not depend on the batch", x.shape());
        }
        return node(new Op.Mean(a), Shapes.with(x.shape(), a, 1), x);
    }

    @Override
    public Node meanAll(Node x) {
        return node(new Op.MeanAll(), new long[0], x);
    }

    @Override
    public Node standardize(Node x, double epsilon) {
        return standardize(x, 0, epsilon);
    }

    private Node standardize(Node x, int groups, double epsilon) {
        Node centred = sub(x, average(x, groups));
        Node inverse = div(constant(1), sqrt(shift(average(square(centred), groups), epsilon)));
        return node(new Op.Standardize(groups), x.shape(), x, centred, inverse);
    }

    /** The mean that {@link Op.Standardize} subtracts. */
    Node average(Node x, int groups) {
        return groups == 0 ? mean(x, -1) : groupMean(x, groups);
    }

    @Override
    public Node groupNorm(Node x, int groups, Node gain, Node bias, double epsilon) {
        Node normal = standardize(x, groups, epsilon);
        Node g = perChannel("groupNorm", gain, x.extent(1), 1);
        return add(mul(normal, g), perChannel("groupNorm", bias, x.extent(1), 1));
    }

    @Override
    public Node softmax(Node x, int axis) {
        return node(new Op.Softmax(Shapes.axis("softmax", axis, x.shape())), x.shape(), x);
    }

    @Override
    public Node logSoftmax(Node x, int axis) {
        return node(new Op.LogSoftmax(Shapes.axis("logSoftmax", axis, x.shape())), x.shape(), x);
    }

    @Override
    public List<Node> vjp(Node output, Node cotangent, List<Node> wrt) {
        return Gradients.vjp(this, output, cotangent, wrt);
    }
}
