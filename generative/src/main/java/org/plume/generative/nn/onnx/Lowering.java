package org.plume.generative.nn.onnx;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
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
 *       follows until they meet their inverse, so that a convolutional network stays channel-last throughout;
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

    private Lowering(Recorder out) {
        this.out = out;
        this.permuting = new Permuting(out);
    }

    /** The outputs, rewritten; parameters of the original keep their names. */
    static Map<String, Node> of(Map<String, Node> outputs) {
        Lowering lowering = new Lowering(new Recorder());
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
            return convolve(c, in.get(0), in.get(1));
        } else if (op instanceof Op.ConvolveInput c) {
            return convolveInput(c, in.get(0), in.get(1));
        } else if (op instanceof Op.ConvolveWeight c) {
            return convolveWeight(c, in.get(0), in.get(1));
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
        long taps = weight.extent(2);
        long length = extent(c.sliding(), x.extent(2), taps);
        Node rows = unfold(x, forward(c.sliding(), x.extent(2), length, taps), taps);
        Node matrix = permuting.reshape(permuting.transpose(weight, CHANNELS_LAST), o, taps * weight.extent(1));
        return channelsFirst(out.matmul(rows, matrix, false, true), length, o);
    }

    private Node convolveInput(Op.ConvolveInput c, Node q, Node weight) {
        long i = weight.extent(1);
        long taps = weight.extent(2);
        Node rows = unfold(q, backward(c.sliding(), q.extent(2), c.extent(), taps), taps);
        Node matrix = permuting.reshape(permuting.transpose(weight, List.of(2, 0, 1)), taps * weight.extent(0), i);
        return channelsFirst(out.matmul(rows, matrix), c.extent(), i);
    }

    private Node convolveWeight(Op.ConvolveWeight c, Node x, Node q) {
        long length = q.extent(2);
        Node rows = unfold(x, forward(c.sliding(), x.extent(2), length, c.taps()), c.taps());
        Node cotangents = permuting.reshape(permuting.transpose(q, CHANNELS_LAST), -1, q.extent(1));
        Node matrix = out.matmul(cotangents, rows, true, false);
        return permuting.transpose(out.reshape(matrix, q.extent(1), c.taps(), x.extent(1)), CHANNELS_LAST);
    }

    private static long extent(Op.Sliding s, long extent, long taps) {
        return (extent + s.padLeft() + s.padRight() - s.dilation() * (taps - 1) - 1) / s.stride() + 1;
    }

    /** For each output and tap, the input seen; -1 for padding. */
    private static long[] forward(Op.Sliding s, long extent, long length, long taps) {
        return LongStream.range(0, length * taps)
                .map(j -> {
                    long at = j / taps * s.stride() + j % taps * s.dilation() - s.padLeft();
                    return at < 0 || at >= extent ? -1 : at;
                })
                .toArray();
    }

    /** For each input and tap, the output that sees it; -1 for none. */
    private static long[] backward(Op.Sliding s, long length, long extent, long taps) {
        return LongStream.range(0, extent * taps)
                .map(j -> {
                    long at = j / taps + s.padLeft() - j % taps * s.dilation();
                    return at < 0 || at % s.stride() != 0 || at / s.stride() >= length ? -1 : at / s.stride();
                })
                .toArray();
    }

    /** x {@code [b, c, t]} to rows {@code [b positions, taps c]}, zeros where the index is -1. */
    private Node unfold(Node x, long[] indices, long taps) {
        Node last = permuting.transpose(x, CHANNELS_LAST);
        long extent = last.extent(1);
        long channels = last.extent(2);
        if (!Arrays.equals(indices, LongStream.range(0, extent).toArray())) {
            boolean padded = Arrays.stream(indices).anyMatch(i -> i < 0);
            Node source = padded ? out.pad(last, 1, 0, 1) : last;
            List<Long> taken =
                    Arrays.stream(indices).map(i -> i < 0 ? extent : i).boxed().toList();
            last = out.take(source, 1, taken);
        }
        return permuting.reshape(last, -1, taps * channels);
    }

    private Node channelsFirst(Node rows, long length, long channels) {
        return permuting.transpose(permuting.reshape(rows, -1, length, channels), CHANNELS_LAST);
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
