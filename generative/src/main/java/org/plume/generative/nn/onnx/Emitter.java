package org.plume.generative.nn.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;
import org.plume.generative.nn.Order;
import org.plume.generative.nn.Tensor;

/** Writes the nodes of a lowered recording into an ONNX graph; a matrix product and its bias become one Gemm. */
final class Emitter {

    private final OnnxGraph graph;
    private final Map<Node, String> names = new HashMap<>();
    private final Map<Node, String> wanted = new HashMap<>();

    Emitter(OnnxGraph graph) {
        this.graph = graph;
    }

    /** Gives a leaf the name that it already has in the graph. */
    void define(Node leaf, String name) {
        names.put(leaf, name);
    }

    /** Writes the outputs and all that they are made of. */
    void write(Map<String, Node> outputs) {
        List<Node> order = Order.of(outputs.values());
        Map<Node, Integer> uses = new HashMap<>();
        order.forEach(node -> node.inputs().forEach(x -> uses.merge(x, 1, Integer::sum)));
        outputs.values().forEach(node -> uses.merge(node, 1, Integer::sum));
        Biases biases = new Biases(order, uses);
        outputs.forEach((name, node) -> wanted.putIfAbsent(node, name));
        for (Node node : order) {
            Node product = biases.product(node);
            if (product != null) {
                gemm(node, product, List.of(name(Biases.bias(node, product))));
            } else if (!names.containsKey(node) && !biases.isFused(node)) {
                emit(node);
            }
        }
        outputs.forEach((name, node) -> {
            graph.output(name, node.shape());
            if (!name.equals(name(node))) {
                graph.node("Identity", name, List.of(name(node)));
            }
        });
    }

    private String name(Node node) {
        String name = names.get(node);
        if (name == null) {
            throw new IllegalStateException("no name yet: " + node);
        }
        return name;
    }

    private void put(Node node, String type, List<String> in, Object... attributes) {
        String name = wanted.containsKey(node) ? wanted.get(node) : graph.fresh(type.toLowerCase(Locale.ROOT));
        graph.node(type, name, in, attributes);
        names.put(node, name);
    }

    private String helper(String type, List<String> in, Object... attributes) {
        String name = graph.fresh(type.toLowerCase(Locale.ROOT));
        graph.node(type, name, in, attributes);
        return name;
    }

    private void emit(Node n) {
        Op op = n.op();
        List<String> in = n.inputs().stream().map(this::name).toList();
        if (op instanceof Op.Constant c) {
            names.put(n, constant(c.value()));
        } else if (op instanceof Op.Unary u) {
            put(n, camel(u.name()), in);
        } else if (op instanceof Op.Binary b) {
            put(n, camel(b.name()), in);
        } else if (op instanceof Op.Scale s) {
            boolean negates = s.factor() == -1;
            put(n, negates ? "Neg" : "Mul", negates ? in : List.of(in.get(0), graph.scalar(s.factor())));
        } else if (op instanceof Op.Shift s) {
            put(n, "Add", List.of(in.get(0), graph.scalar(s.summand())));
        } else if (op instanceof Op.Matmul) {
            matmul(n, in);
        } else if (op instanceof Op.Convolve c) {
            convolve(n, c.slidings(), in);
        } else if (!shapes(n, in) && !reductions(n, in) && !lookups(n, in)) {
            throw new IllegalStateException("no operator for " + n);
        }
    }

    private String constant(Tensor value) {
        if (value.shape().length == 0) {
            return graph.scalar(value.values()[0]);
        }
        String name = graph.fresh("constant");
        graph.initializer(name, value.values(), value.shape());
        return name;
    }

    private static String camel(String name) {
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private void matmul(Node n, List<String> in) {
        Op.Matmul m = (Op.Matmul) n.op();
        if (n.rank() == 2 && (m.transposeA() || m.transposeB())) {
            gemm(n, n, List.of());
        } else {
            put(
                    n,
                    "MatMul",
                    List.of(
                            m.transposeA() ? swapped(in.get(0), n.rank()) : in.get(0),
                            m.transposeB() ? swapped(in.get(1), n.rank()) : in.get(1)));
        }
    }

    private void convolve(Node n, List<Op.Sliding> slidings, List<String> in) {
        put(
                n,
                "Conv",
                in,
                "strides",
                of(slidings, Op.Sliding::stride),
                "dilations",
                of(slidings, Op.Sliding::dilation),
                "pads",
                LongStream.concat(
                                Arrays.stream(of(slidings, Op.Sliding::padLeft)),
                                Arrays.stream(of(slidings, Op.Sliding::padRight)))
                        .toArray());
    }

    private static long[] of(List<Op.Sliding> slidings, ToLongFunction<Op.Sliding> attribute) {
        return slidings.stream().mapToLong(attribute).toArray();
    }

    private String swapped(String matrix, int rank) {
        long[] p = LongStream.range(0, rank).toArray();
        p[rank - 1] = rank - 2L;
        p[rank - 2] = rank - 1L;
        return helper("Transpose", List.of(matrix), "perm", p);
    }

    private void gemm(Node result, Node product, List<String> bias) {
        Op.Matmul m = (Op.Matmul) product.op();
        List<String> in = new ArrayList<>(List.of(name(product.input(0)), name(product.input(1))));
        in.addAll(bias);
        put(result, "Gemm", in, "transA", m.transposeA() ? 1L : 0L, "transB", m.transposeB() ? 1L : 0L);
    }

    private boolean shapes(Node n, List<String> in) {
        Op op = n.op();
        if (op instanceof Op.Transpose t) {
            put(
                    n,
                    "Transpose",
                    in,
                    "perm",
                    t.permutation().stream().mapToLong(i -> i).toArray());
        } else if (op instanceof Op.Reshape r) {
            String shape = graph.integers(r.shape().stream().mapToLong(e -> e).toArray());
            put(n, "Reshape", List.of(in.get(0), shape));
        } else if (op instanceof Op.Concat c) {
            put(n, "Concat", in, "axis", (long) c.axis());
        } else if (op instanceof Op.Slice s) {
            put(
                    n,
                    "Slice",
                    List.of(in.get(0), graph.integers(s.from()), graph.integers(s.to()), graph.integers(s.axis())));
        } else if (op instanceof Op.Pad p) {
            long[] pads = new long[2 * n.rank()];
            pads[p.axis()] = p.before();
            pads[n.rank() + p.axis()] = p.after();
            put(n, "Pad", List.of(in.get(0), graph.integers(pads)));
        } else if (op instanceof Op.Extend e) {
            put(
                    n,
                    "Pad",
                    List.of(
                            in.get(0),
                            graph.integers(Stream.concat(e.before().stream(), e.after().stream())
                                    .mapToLong(i -> i)
                                    .toArray())),
                    "mode",
                    "edge");
        } else if (op instanceof Op.Take t) {
            String indices =
                    graph.integers(t.indices().stream().mapToLong(i -> i).toArray());
            put(n, "Gather", List.of(in.get(0), indices), "axis", (long) t.axis());
        } else if (op instanceof Op.Broadcast) {
            String shape = n.fixed() ? graph.integers(n.shape()) : helper("Shape", List.of(in.get(1)));
            put(n, "Expand", List.of(in.get(0), shape));
        } else {
            return false;
        }
        return true;
    }

    private boolean reductions(Node n, List<String> in) {
        Op op = n.op();
        if (op instanceof Op.Sum s) {
            String axes = graph.integers(s.axes().stream().mapToLong(a -> a).toArray());
            put(n, "ReduceSum", List.of(in.get(0), axes), "keepdims", 1L);
        } else if (op instanceof Op.Mean m) {
            put(n, "ReduceMean", List.of(in.get(0), graph.integers(m.axis())), "keepdims", 1L);
        } else if (op instanceof Op.MeanAll) {
            String flat = helper("Reshape", List.of(in.get(0), graph.integers(-1)));
            put(n, "ReduceMean", List.of(flat, graph.integers(0)), "keepdims", 0L);
        } else if (op instanceof Op.Count) {
            put(n, "Cast", List.of(helper("Size", in)), "to", 1L);
        } else if (op instanceof Op.Softmax s) {
            put(n, "Softmax", in, "axis", (long) s.axis());
        } else if (op instanceof Op.LogSoftmax s) {
            put(n, "LogSoftmax", in, "axis", (long) s.axis());
        } else {
            return false;
        }
        return true;
    }

    private boolean lookups(Node n, List<String> in) {
        if (n.op() instanceof Op.Embed) {
            put(n, "Gather", in, "axis", 0L);
        } else if (n.op() instanceof Op.EmbedTable) {
            String zeros = helper("ConstantOfShape", List.of(graph.integers(n.shape())));
            String rows = helper("Reshape", List.of(in.get(0), graph.integers(-1, n.extent(1))));
            String ids = helper("Reshape", List.of(in.get(1), graph.integers(-1, 1)));
            put(n, "ScatterND", List.of(zeros, ids, rows), "reduction", "add");
        } else {
            return false;
        }
        return true;
    }
}
