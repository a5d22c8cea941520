package org.plume.generative.nn.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.plume.generative.nn.Init;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;
import org.plume.generative.nn.Order;
import org.plume.generative.nn.Recorder;

/**
 * Rewrites a recording into what ONNX Runtime does fast, in the same operations:
 *
 * <ul>
 *   <li>convolutions become one matrix product of unfolded channel-last rows, and transposes sink through all that
 *       follows until they meet their inverse, so that a convolutional network stays channel-last throughout; where they
 *       serve, those over planes stay what they are, channel-first, since their unfolded rows would leave the cache;
 *   <li>group means become a mean over time and a product with a constant matrix;
 *   <li>transposes merge into matrix products, reshapes into each other, broadcasts into the operation that uses them;
 *   <li>the gate of mish is written in the sigmoid, which its derivative shares.
 * </ul>
 */
final class Lowering {

    private static final List<Integer> CHANNELS_LAST = List.of(0, 2, 1);

    private final Recorder out;
    private final Permuting permuting;
    private final Map<Node, Node> done = new HashMap<>();

    /** Whether convolutions over planes stay what they are. */
    private final boolean planes;

    private Lowering(Recorder out, boolean planes) {
        this.out = out;
        this.permuting = new Permuting(out);
        this.planes = planes;
    }

    /** The outputs, rewritten for serving; parameters of the original keep their names. */
    static Map<String, Node> serving(Map<String, Node> outputs) {
        return of(outputs, true);
    }

    /** The same for learning, where derivatives are matrix products of the same rows. */
    static Map<String, Node> training(Map<String, Node> outputs) {
        return of(outputs, false);
    }

    private static Map<String, Node> of(Map<String, Node> outputs, boolean planes) {
        Lowering lowering = new Lowering(new Recorder(), planes);
        for (Node node : Order.of(outputs.values())) {
            List<Node> in = node.inputs().stream().map(lowering.done::get).toList();
            lowering.done.put(node, lowering.lower(node, in));
        }
        Map<String, Node> result = new LinkedHashMap<>();
        outputs.forEach((name, node) -> result.put(name, lowering.done.get(node)));
        return result;
    }

    private Node lower(Node n, List<Node> in) {
        Op op = n.op();
        if (op instanceof Op.Feed f) {
            return out.input(f.input());
        } else if (op instanceof Op.Parameter p) {
            return out.parameter(p.name(), Init.ZEROS, n.shape());
        } else if (op instanceof Op.Detach) {
            return in.get(0);
        } else if (op == Op.Unary.TANH_SOFTPLUS) {
            Node s = permuting.unary(Op.Unary.SIGMOID, in.get(0));
            Node two = out.constant(2);
            Node e = permuting.binary(Op.Binary.MUL, s, permuting.binary(Op.Binary.SUB, two, s));
            return permuting.binary(Op.Binary.DIV, e, permuting.binary(Op.Binary.SUB, two, e));
        } else if (op instanceof Op.Unary || op instanceof Op.Scale || op instanceof Op.Shift) {
            return permuting.unary(op, in.get(0));
        } else if (op instanceof Op.Binary b) {
            return permuting.binary(b, in.get(0), in.get(1));
        } else if (op instanceof Op.Standardize) {
            return permuting.binary(Op.Binary.MUL, in.get(1), in.get(2));
        } else if (op instanceof Op.Matmul m) {
            return matmul(m, in.get(0), in.get(1));
        } else if (op instanceof Op.Transpose t) {
            return permuting.transpose(in.get(0), t.permutation());
        } else if (op instanceof Op.Reshape) {
            return permuting.reshape(in.get(0), out.shape(n));
        } else if (op instanceof Op.Convolve c) {
            return planes && c.slidings().size() == 2
                    ? out.convolve(bordered(n.input(0)), in.get(1), c.slidings())
                    : convolve(c, n.input(0), in.get(1));
        } else if (op instanceof Op.ConvolveInput c) {
            return convolveInput(c, in.get(0), in.get(1));
        } else if (op instanceof Op.ConvolveWeight c) {
            return convolveWeight(c, n.input(0), in.get(1));
        } else if (op instanceof Op.GroupMean g) {
            return groupMean(g.groups(), in.get(0));
        }
        return permuting.axiswise(op, in, n);
    }

    /** Transposes of the last two axes become flags. */
    private Node matmul(Op.Matmul m, Node a, Node b) {
        boolean ta = m.transposeA();
        boolean tb = m.transposeB();
        Node x = a;
        Node y = b;
        if (Permuting.swapsMatrix(x)) {
            x = x.input(0);
            ta = !ta;
        }
        if (Permuting.swapsMatrix(y)) {
            y = y.input(0);
            tb = !tb;
        }
        return out.matmul(x, y, ta, tb);
    }

    private Node convolve(Op.Convolve c, Node x, Node weight) {
        long o = weight.extent(0);
        Window window = Window.forward(c.slidings(), spatial(x), spatial(weight));
        Node rows = unfold(Repeated.of(x), window);
        Node matrix = permuting.reshape(channelsLast(weight), o, window.taps() * weight.extent(1));
        return channelsFirst(out.matmul(rows, matrix, false, true), window.extents(), o);
    }

    /** x, not yet lowered, from what it repeats beyond its edges. */
    private Node bordered(Node x) {
        Repeated repeated = Repeated.of(x);
        List<Border> borders = Border.of(repeated);
        return borders.isEmpty() ? lowered(x) : Border.around(out, lowered(repeated.source()), borders);
    }

    private Node lowered(Node x) {
        return done.getOrDefault(x, x);
    }

    private Node convolveInput(Op.ConvolveInput c, Node q, Node weight) {
        long i = weight.extent(1);
        Window window = Window.backward(c.slidings(), spatial(q), c.extents(), spatial(weight));
        Node rows = unfold(q, window);
        List<Integer> tapsFirst =
                new ArrayList<>(IntStream.range(2, weight.rank()).boxed().toList());
        tapsFirst.addAll(List.of(0, 1));
        Node matrix = permuting.reshape(permuting.transpose(weight, tapsFirst), window.taps() * weight.extent(0), i);
        return channelsFirst(out.matmul(rows, matrix), window.extents(), i);
    }

    private Node convolveWeight(Op.ConvolveWeight c, Node x, Node q) {
        Node rows = unfold(Repeated.of(x), Window.forward(c.slidings(), spatial(x), c.taps()));
        Node cotangents = permuting.reshape(channelsLast(q), -1, q.extent(1));
        Node matrix = out.matmul(cotangents, rows, true, false);
        long[] shape = new long[x.rank()];
        shape[0] = q.extent(1);
        for (int a = 0; a < c.taps().size(); a++) {
            shape[a + 1] = c.taps().get(a);
        }
        shape[x.rank() - 1] = x.extent(1);
        return permuting.transpose(out.reshape(matrix, shape), channelsBack(x.rank()));
    }

    private static List<Long> spatial(Node x) {
        return Arrays.stream(x.shape()).skip(2).boxed().toList();
    }

    /** {@code [b, c, t..]} to {@code [b, t.., c]}. */
    private Node channelsLast(Node x) {
        List<Integer> p = new ArrayList<>(List.of(0));
        IntStream.range(2, x.rank()).forEach(p::add);
        p.add(1);
        return permuting.transpose(x, p);
    }

    private static List<Integer> channelsBack(int rank) {
        List<Integer> p = new ArrayList<>(List.of(0, rank - 1));
        IntStream.range(1, rank - 1).forEach(p::add);
        return p;
    }

    /** The same of a node not yet lowered, past what it repeats. */
    private Node unfold(Repeated x, Window window) {
        return unfold(lowered(x.source()), window.over(x));
    }

    /** x {@code [b, c, t..]} to rows {@code [b positions, taps c]}, zeros where the index is -1. */
    private Node unfold(Node x, Window window) {
        long channels = x.extent(1);
        long extent = spatial(x).stream().reduce(1L, (a, b) -> a * b);
        Node last = permuting.reshape(channelsLast(x), -1, extent, channels);
        if (!window.isIdentity(extent)) {
            Node source = window.padded() ? out.pad(last, 1, 0, 1) : last;
            last = out.take(source, 1, window.indices(extent));
        }
        return permuting.reshape(last, -1, window.taps() * channels);
    }

    private Node channelsFirst(Node rows, List<Long> extents, long channels) {
        long[] shape = new long[extents.size() + 2];
        shape[0] = -1;
        for (int a = 0; a < extents.size(); a++) {
            shape[a + 1] = extents.get(a);
        }
        shape[shape.length - 1] = channels;
        return permuting.transpose(permuting.reshape(rows, shape), channelsBack(shape.length));
    }

    private Node groupMean(int groups, Node x) {
        Node last = permuting.transpose(x, CHANNELS_LAST);
        int c = Math.toIntExact(last.extent(2));
        int per = c / groups;
        float[] averaging = new float[c * c];
        for (int i = 0; i < c; i++) {
            for (int j = 0; j < c; j++) {
                averaging[i * c + j] = i / per == j / per ? 1f / per : 0;
            }
        }
        Node overTime = last.extent(1) == 1 ? last : out.mean(last, 1);
        Node rows = permuting.reshape(overTime, -1, c);
        return permuting.reshape(out.matmul(rows, out.constant(averaging, c, c)), -1, c, 1);
    }
}
