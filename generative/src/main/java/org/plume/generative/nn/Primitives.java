package org.plume.generative.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.plume.generative.nn.Op.Binary;
import org.plume.generative.nn.Op.Sliding;
import org.plume.generative.nn.Op.Unary;

/** What {@link Recorder} records besides {@link Ops}: what derivatives and rewriting passes need. */
abstract sealed class Primitives permits Recorder {

    private record Key(Op op, List<Node> inputs) {}

    private final Map<Key, Node> known = new HashMap<>();
    private int size;

    /** The node of an operation on the inputs; the shape is what the caller inferred. */
    Node node(Op op, long[] shape, Node... inputs) {
        return known.computeIfAbsent(new Key(op, List.of(inputs)), k -> new Node(size++, op, k.inputs(), shape));
    }

    /** An input, {@code [batch, tail...]}. */
    public Node input(Input input) {
        long[] shape = new long[input.tail().length + 1];
        shape[0] = -1;
        System.arraycopy(input.tail(), 0, shape, 1, input.tail().length);
        return node(new Op.Feed(input), shape);
    }

    /** A scalar. */
    public Node constant(double value) {
        return node(new Op.Constant(Tensor.of(new float[] {(float) value})), new long[0]);
    }

    /** The product of a or a^T and b or b^T. */
    public Node matmul(Node a, Node b, boolean transposeA, boolean transposeB) {
        long[] shape = Shapes.matmul(a.shape(), b.shape(), transposeA, transposeB);
        return node(new Op.Matmul(transposeA, transposeB), shape, a, b);
    }

    /** {@link Op.Convolve}. */
    public Node convolve(Node x, Node weight, List<Sliding> slidings) {
        convolvable(x, weight, slidings, 1);
        long[] shape = x.shape();
        shape[1] = weight.extent(0);
        for (int a = 0; a < slidings.size(); a++) {
            shape[a + 2] = Shapes.slide(slidings.get(a), x.extent(a + 2), weight.extent(a + 2));
        }
        return node(new Op.Convolve(List.copyOf(slidings)), shape, x, weight);
    }

    /** {@link Op.ConvolveInput}. */
    public Node convolveInput(Node q, Node weight, List<Sliding> slidings, List<Long> extents) {
        convolvable(q, weight, slidings, 0);
        long[] shape = q.shape();
        shape[1] = weight.extent(1);
        for (int a = 0; a < slidings.size(); a++) {
            shape[a + 2] = extents.get(a);
            if (q.extent(a + 2) != Shapes.slide(slidings.get(a), extents.get(a), weight.extent(a + 2))) {
                throw Shapes.wrong("transposed convolution to " + extents, "must fit", q.shape(), weight.shape());
            }
        }
        return node(new Op.ConvolveInput(List.copyOf(slidings), List.copyOf(extents)), shape, q, weight);
    }

    /** {@link Op.ConvolveWeight}. */
    public Node convolveWeight(Node x, Node q, List<Sliding> slidings, List<Long> taps) {
        long[] shape = new long[x.rank()];
        shape[0] = q.extent(1);
        shape[1] = x.extent(1);
        for (int a = 0; a < taps.size(); a++) {
            shape[a + 2] = taps.get(a);
        }
        return node(new Op.ConvolveWeight(List.copyOf(slidings), List.copyOf(taps)), shape, x, q);
    }

    private static void convolvable(Node x, Node weight, List<Sliding> slidings, int channels) {
        int rank = slidings.size() + 2;
        if (x.rank() != rank || weight.rank() != rank || x.extent(1) != weight.extent(channels)) {
            throw Shapes.wrong(
                    "convolution over " + slidings.size() + " axes",
                    "must be [b, i, t..] and [o, i, k..], the transpose [b, o, t..] and [o, i, k..]",
                    x.shape(),
                    weight.shape());
        }
        if (slidings.stream().anyMatch(s -> s.stride() < 1 || s.dilation() < 1)) {
            throw new IllegalArgumentException("convolution: stride and dilation must be >= 1, were " + slidings);
        }
    }

    /** {@link Op.EmbedTable}. */
    public Node embedTable(Node q, Node ids, long vocabulary) {
        return node(new Op.EmbedTable(vocabulary), new long[] {vocabulary, q.extent(2)}, q, ids);
    }

    /** The operation on a and b, broadcast. */
    public Node binary(Binary op, Node a, Node b) {
        return node(op, Shapes.broadcast(op.name().toLowerCase(Locale.ROOT), a.shape(), b.shape()), a, b);
    }

    /** The function of each entry. */
    public Node unary(Unary op, Node x) {
        return node(op, x.shape(), x);
    }

    /** Zeros before and after along the axis. */
    public Node pad(Node x, int axis, long before, long after) {
        int a = Shapes.axis("pad", axis, x.shape());
        return before == 0 && after == 0
                ? x
                : node(new Op.Pad(a, before, after), Shapes.with(x.shape(), a, before + x.extent(a) + after), x);
    }

    /** {@link Op.Extend}; it has no derivative. */
    public Node extend(Node x, List<Long> before, List<Long> after) {
        long[] shape = x.shape();
        for (int a = 0; a < shape.length; a++) {
            long more = before.get(a) + after.get(a);
            if (more > 0 && shape[a] < 0) {
                throw Shapes.wrong("extend", "the axis must not be the batch", x.shape());
            }
            shape[a] += more;
        }
        return Arrays.equals(shape, x.shape())
                ? x
                : node(new Op.Extend(List.copyOf(before), List.copyOf(after)), shape, x);
    }

    /** {@link Op.Take}; it has no derivative. */
    public Node take(Node x, int axis, List<Long> indices) {
        int a = Shapes.axis("take", axis, x.shape());
        for (long i : indices) {
            if (i < 0 || i >= x.extent(a)) {
                throw Shapes.wrong("take " + i + " along axis " + a, "must be within the axis", x.shape());
            }
        }
        return node(new Op.Take(a, List.copyOf(indices)), Shapes.with(x.shape(), a, indices.size()), x);
    }

    /** x, broadcast to the shape of like. */
    public Node broadcast(Node x, Node like) {
        if (x.shapedAs(like)) {
            return x;
        }
        long[] shape = Shapes.broadcast("broadcast", x.shape(), like.shape());
        if (!Arrays.equals(shape, like.shape())) {
            throw Shapes.wrong("broadcast", "the first must broadcast to the second", x.shape(), like.shape());
        }
        return node(new Op.Broadcast(), shape, x, like);
    }

    /** The sum over the axes (counted from 0), each kept with extent 1. */
    public Node sum(Node x, List<Integer> axes) {
        long[] shape = x.shape();
        axes.forEach(a -> shape[a] = 1);
        return Arrays.equals(shape, x.shape()) ? x : node(new Op.Sum(List.copyOf(axes)), shape, x);
    }

    /** The adjoint of broadcasting: x summed down to the shape of like. */
    public Node sumTo(Node x, Node like) {
        int more = x.rank() - like.rank();
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < x.rank(); i++) {
            if (x.extent(i) != 1 && (i < more || like.extent(i - more) == 1)) {
                axes.add(i);
            }
        }
        return reshaped(sum(x, axes), like.shape());
    }

    /** x in the shape, given with the batch as {@link Node#shape()} has it. */
    Node reshaped(Node x, long[] shape) {
        long[] inferred = Shapes.reshape(
                x.shape(), Arrays.stream(shape).map(e -> Math.max(e, -1)).toArray());
        if (Arrays.equals(inferred, x.shape())) {
            return x;
        }
        List<Long> asked =
                Arrays.stream(inferred).map(e -> Math.max(e, -1)).boxed().toList();
        return node(new Op.Reshape(asked), inferred, x);
    }

    /** The number of entries, a scalar. */
    public Node count(Node x) {
        return node(new Op.Count(), new long[0], x);
    }

    /** {@link Op.GroupMean}. */
    public Node groupMean(Node x, int groups) {
        if (x.rank() != 3 || groups < 1 || x.extent(1) % groups != 0) {
            throw Shapes.wrong("groupNorm", "must be [b, c, t] with c a multiple of groups = " + groups, x.shape());
        }
        return node(new Op.GroupMean(groups), new long[] {x.extent(0), x.extent(1), 1}, x);
    }

    /** The operation of a node on other inputs of the same shapes: what a rewriting pass leaves as it is. */
    public Node apply(Node original, List<Node> inputs) {
        for (int i = 0; i < inputs.size(); i++) {
            if (!inputs.get(i).shapedAs(original.input(i))) {
                throw new IllegalStateException(original + ": input " + i + " must not change its shape");
            }
        }
        return node(original.op(), original.shape(), inputs.toArray(Node[]::new));
    }
}
