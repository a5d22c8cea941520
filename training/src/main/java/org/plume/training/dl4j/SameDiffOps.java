package org.plume.training.dl4j;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Recorder;
import org.plume.generative.nn.Tensor;

/**
 * Writes a computation as a SameDiff graph. Shapes are checked and inferred by a {@link Recorder} that hears every
 * operation too, for SameDiff does not know them before it runs.
 *
 * <p>Several operations of ND4J 1.0.0-M2.1 give wrong gradients without a word (gather, the losses, the biased variance,
 * layer normalisation's relatives); here are only those that finite differences confirm, and the others are composed of
 * them. Weights keep their layout and are permuted within the graph.
 */
final class SameDiffOps implements Ops<SDVariable> {

    private final SameDiff graph = SameDiff.create();
    private final Convolutions convolutions = new Convolutions(graph);
    private final Recorder shapes = new Recorder();
    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, SDVariable> parameters = new LinkedHashMap<>();
    private final Map<String, Tensor> weights;

    /** A graph whose parameters have the values of the weights. */
    SameDiffOps(Map<String, Tensor> weights) {
        this.weights = weights;
    }

    SameDiff graph() {
        return graph;
    }

    /** The variables of the parameters, by the parameters' names. */
    Map<String, SDVariable> parameters() {
        return parameters;
    }

    // leaves

    SDVariable input(Input input) {
        Node node = shapes.input(input);
        DataType type = input.tokens() ? DataType.INT32 : DataType.FLOAT;
        return known(node, graph.placeHolder("input" + nodes.size(), type, node.shape()));
    }

    @Override
    public SDVariable parameter(String name, Init init, long... shape) {
        Node node = shapes.parameter(name, init, shape);
        SDVariable known = parameters.get(name);
        if (known != null) {
            return known;
        }
        Tensor w = weights.get(name);
        if (w == null || !Arrays.equals(w.shape(), shape)) {
            throw new IllegalArgumentException("weights must hold " + name + " of shape " + Arrays.toString(shape)
                    + ", was " + (w == null ? "absent" : w));
        }
        SDVariable p = graph.var("parameter" + nodes.size(), array(w.values(), shape));
        parameters.put(name, p);
        return known(node, p);
    }

    @Override
    public SDVariable constant(float[] values, long... shape) {
        return fresh(shapes.constant(values, shape), graph.constant(array(values, shape)));
    }

    static INDArray array(float[] values, long... shape) {
        return shape.length == 0
                ? Nd4j.scalar(values[0])
                : Nd4j.createFromArray(values).reshape(shape);
    }

    @Override
    public long[] shape(SDVariable v) {
        return shapes.shape(node(v));
    }

    private Node node(SDVariable v) {
        Node node = nodes.get(v.name());
        if (node == null) {
            throw new IllegalArgumentException("a value must be of this graph, " + v.name() + " is not");
        }
        return node;
    }

    private SDVariable known(Node node, SDVariable v) {
        nodes.put(v.name(), node);
        return v;
    }

    /** As {@link #known}; ND4J may answer with an operand, whose shape is on record already. */
    private SDVariable fresh(Node node, SDVariable v) {
        nodes.putIfAbsent(v.name(), node);
        return v;
    }

    // linear algebra

    @Override
    public SDVariable matmul(SDVariable a, SDVariable b) {
        return fresh(shapes.matmul(node(a), node(b)), a.mmul(b));
    }

    @Override
    public SDVariable transpose(SDVariable x, int... permutation) {
        return fresh(shapes.transpose(node(x), permutation), graph.permute(x, permutation));
    }

    @Override
    public SDVariable conv1d(
            SDVariable x, SDVariable weight, SDVariable bias, int stride, int padLeft, int padRight, int dilation) {
        Node node = shapes.conv1d(node(x), node(weight), node(bias), stride, padLeft, padRight, dilation);
        long taps = node(weight).extent(2);
        return fresh(node, convolutions.line(x, weight, taps, bias, stride, padLeft, padRight, dilation));
    }

    @Override
    public SDVariable conv2d(SDVariable x, SDVariable weight, SDVariable bias, int stride, int pad) {
        Node node = shapes.conv2d(node(x), node(weight), node(bias), stride, pad);
        return fresh(node, convolutions.plane(x, weight, shape(weight), bias, stride, pad));
    }

    @Override
    public SDVariable convTranspose1d(SDVariable x, SDVariable weight, SDVariable bias, int stride, int pad) {
        Node node = shapes.convTranspose1d(node(x), node(weight), node(bias), stride, pad);
        return fresh(node, convolutions.transposedLine(x, weight, shape(weight), bias, stride, pad));
    }

    @Override
    public SDVariable embedding(SDVariable table, SDVariable ids) {
        Node node = shapes.embedding(node(table), node(ids));
        int vocabulary = Math.toIntExact(node(table).extent(0));
        SDVariable rows = graph.reshape(graph.oneHot(ids, vocabulary, -1, 1, 0, DataType.FLOAT), -1, vocabulary);
        return fresh(node, graph.reshape(rows.mmul(table), shapes.shape(node)));
    }

    // elementwise

    @Override
    public SDVariable add(SDVariable a, SDVariable b) {
        return fresh(shapes.add(node(a), node(b)), raised(a, b).add(raised(b, a)));
    }

    @Override
    public SDVariable sub(SDVariable a, SDVariable b) {
        return fresh(shapes.sub(node(a), node(b)), raised(a, b).sub(raised(b, a)));
    }

    @Override
    public SDVariable mul(SDVariable a, SDVariable b) {
        return fresh(shapes.mul(node(a), node(b)), raised(a, b).mul(raised(b, a)));
    }

    @Override
    public SDVariable div(SDVariable a, SDVariable b) {
        return fresh(shapes.div(node(a), node(b)), raised(a, b).div(raised(b, a)));
    }

    /** x with as many axes as the other has, the new ones of extent 1. */
    private SDVariable raised(SDVariable x, SDVariable other) {
        long[] from = shape(x);
        int more = node(other).rank() - from.length;
        if (more <= 0) {
            return x;
        }
        long[] to = new long[from.length + more];
        Arrays.fill(to, 1);
        System.arraycopy(from, 0, to, more, from.length);
        return graph.reshape(x, to);
    }

    @Override
    public SDVariable scale(SDVariable x, double factor) {
        return fresh(shapes.scale(node(x), factor), x.mul(factor));
    }

    @Override
    public SDVariable shift(SDVariable x, double summand) {
        return fresh(shapes.shift(node(x), summand), x.add(summand));
    }

    @Override
    public SDVariable exp(SDVariable x) {
        return fresh(node(x), graph.math().exp(x));
    }

    @Override
    public SDVariable log(SDVariable x) {
        return fresh(node(x), graph.math().log(x));
    }

    @Override
    public SDVariable sqrt(SDVariable x) {
        return fresh(node(x), graph.math().sqrt(x));
    }

    @Override
    public SDVariable sin(SDVariable x) {
        return fresh(node(x), graph.math().sin(x));
    }

    @Override
    public SDVariable cos(SDVariable x) {
        return fresh(node(x), graph.math().cos(x));
    }

    @Override
    public SDVariable tanh(SDVariable x) {
        return fresh(node(x), graph.math().tanh(x));
    }

    @Override
    public SDVariable sigmoid(SDVariable x) {
        return fresh(node(x), graph.nn().sigmoid(x));
    }

    @Override
    public SDVariable softplus(SDVariable x) {
        return fresh(node(x), graph.nn().softplus(x));
    }

    @Override
    public SDVariable erf(SDVariable x) {
        return fresh(node(x), graph.math().erf(x));
    }

    @Override
    public SDVariable sign(SDVariable x) {
        return fresh(node(x), graph.math().sign(x));
    }

    /** Refuses: SameDiff differentiates every path. */
    @Override
    public SDVariable detach(SDVariable x) {
        throw new UnsupportedOperationException("engine dl4j cannot stop a derivative; use engine onnx");
    }

    @Override
    public SDVariable square(SDVariable x) {
        return fresh(node(x), graph.math().square(x));
    }

    // shape

    @Override
    public SDVariable reshape(SDVariable x, long... shape) {
        Node node = shapes.reshape(node(x), shape);
        return fresh(node, graph.reshape(x, shapes.shape(node)));
    }

    @Override
    public SDVariable concat(int axis, List<SDVariable> parts) {
        Node node = shapes.concat(axis, parts.stream().map(this::node).toList());
        int counted = axis < 0 ? axis + node.rank() : axis;
        return parts.size() == 1 ? parts.get(0) : fresh(node, graph.concat(counted, parts.toArray(SDVariable[]::new)));
    }

    @Override
    public SDVariable slice(SDVariable x, int axis, long from, long to) {
        Node node = shapes.slice(node(x), axis, from, to);
        int[] begin = new int[node.rank()];
        int[] size = new int[node.rank()];
        Arrays.fill(size, -1);
        int counted = axis < 0 ? axis + node.rank() : axis;
        begin[counted] = Math.toIntExact(from);
        size[counted] = Math.toIntExact(to - from);
        return fresh(node, graph.slice(x, begin, size));
    }

    // reductions

    @Override
    public SDVariable sum(SDVariable x, int axis) {
        return fresh(shapes.sum(node(x), axis), x.sum(true, counted(x, axis)));
    }

    @Override
    public SDVariable mean(SDVariable x, int axis) {
        return fresh(shapes.mean(node(x), axis), x.mean(true, counted(x, axis)));
    }

    @Override
    public SDVariable meanAll(SDVariable x) {
        return fresh(shapes.meanAll(node(x)), x.mean());
    }

    @Override
    public SDVariable softmax(SDVariable x, int axis) {
        return fresh(shapes.softmax(node(x), axis), graph.nn().softmax(x, counted(x, axis)));
    }

    /** Only that of matrices by rows works. */
    @Override
    public SDVariable logSoftmax(SDVariable x, int axis) {
        Node node = shapes.logSoftmax(node(x), axis);
        int rank = node.rank();
        int[] swap = new int[rank];
        Arrays.setAll(swap, i -> i);
        swap[counted(x, axis)] = rank - 1;
        swap[rank - 1] = counted(x, axis);
        SDVariable last = transpose(x, swap);
        SDVariable rows =
                graph.nn().logSoftmax(graph.reshape(last, -1, node(last).extent(rank - 1)));
        return fresh(node, graph.permute(graph.reshape(rows, shape(last)), swap));
    }

    /** Refuses: SameDiff differentiates the whole graph once, and not its own derivatives. */
    @Override
    public List<SDVariable> vjp(SDVariable output, SDVariable cotangent, List<SDVariable> wrt) {
        throw new UnsupportedOperationException(
                "engine dl4j cannot train a loss that holds a derivative; use engine onnx");
    }

    private int counted(SDVariable x, int axis) {
        return axis < 0 ? axis + node(x).rank() : axis;
    }
}
