package org.plume.generative.nn.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Node;
import org.plume.generative.nn.Op;
import org.plume.generative.nn.Recorder;

/**
 * Records operations so that transposes sink: f(transpose(x)) becomes transpose(f(x)), until a transpose meets its
 * inverse or an operation that needs it done.
 */
final class Permuting {

    private final Recorder out;

    Permuting(Recorder out) {
        this.out = out;
    }

    /** Whether x swaps the last two axes of its input. */
    static boolean swapsMatrix(Node x) {
        if (!(x.op() instanceof Op.Transpose t)) {
            return false;
        }
        int r = x.rank();
        return IntStream.range(0, r - 2).allMatch(i -> t.permutation().get(i) == i)
                && t.permutation().get(r - 1) == r - 2;
    }

    /** The transpose, merged with one that x is; a reshape where only axes of extent 1 move. */
    Node transpose(Node x, List<Integer> permutation) {
        if (x.op() instanceof Op.Transpose t) {
            List<Integer> both =
                    permutation.stream().map(i -> t.permutation().get(i)).toList();
            return transpose(x.input(0), both);
        }
        List<Integer> moving =
                permutation.stream().filter(i -> x.extent(i) != 1).toList();
        int[] p = permutation.stream().mapToInt(i -> i).toArray();
        if (IntStream.range(1, moving.size()).allMatch(i -> moving.get(i - 1) < moving.get(i))) {
            return reshape(x, permutation.stream().mapToLong(i -> x.extent(i)).toArray());
        }
        return out.transpose(x, p);
    }

    /** The reshape, merged with one that x is. */
    Node reshape(Node x, long... shape) {
        Node source = x.op() instanceof Op.Reshape ? x.input(0) : x;
        long[] target = shape.clone();
        for (int i = 0; i < target.length; i++) {
            target[i] = Math.max(target[i], -1);
        }
        return out.reshape(source, target);
    }

    Node unary(Op op, Node x) {
        if (endsInOne(x)) {
            return reshape(unary(op, x.input(0)), x.shape());
        }
        return x.op() instanceof Op.Transpose t
                ? transpose(elementwise(op, x.input(0)), t.permutation())
                : elementwise(op, x);
    }

    private Node elementwise(Op op, Node x) {
        if (op instanceof Op.Scale s) {
            return x.op() instanceof Op.Scale before
                    ? out.scale(x.input(0), before.factor() * s.factor())
                    : out.scale(x, s.factor());
        } else if (op instanceof Op.Shift s) {
            return out.shift(x, s.summand());
        }
        return out.unary((Op.Unary) op, x);
    }

    /**
     * Whether x is a reshape that appends an axis of extent 1. ONNX Runtime goes through such an axis entry by entry where
     * the other operand is a scalar, so that what is elementwise is done before the reshape.
     */
    private static boolean endsInOne(Node x) {
        return x.op() instanceof Op.Reshape
                && x.extent(x.rank() - 1) == 1
                && x.input(0).rank() > 0
                && x.input(0).extent(x.input(0).rank() - 1) != 1;
    }

    Node binary(Op.Binary op, Node first, Node second) {
        if (first.rank() == 0 && endsInOne(second)) {
            return reshape(binary(op, first, second.input(0)), second.shape());
        }
        if (op == Op.Binary.MUL && first.op() == Op.Binary.MUL && smaller(first.input(1), second, first.input(0))) {
            return binary(op, first.input(0), binary(op, first.input(1), second));
        }
        int rank = Math.max(first.rank(), second.rank());
        Node a = absorb(first, second);
        Node b = absorb(second, a);
        List<Integer> p = permutation(a, rank);
        if (p == null) {
            p = permutation(b, rank);
        }
        if (p != null && free(a, p) && free(b, p)) {
            return transpose(binary(op, pull(a, p), pull(b, p)), p);
        }
        List<Integer> q = permutation(b, rank);
        if (q != null && permutation(a, rank) != null) {
            return transpose(out.binary(op, pull(a, q), pull(b, q)), q);
        }
        Node rows = onRows(op, a, b);
        return rows != null ? rows : out.binary(op, a, b);
    }

    /** Whether the product of two factors of x is smaller than x: some axis of x is of extent 1 in both. */
    private static boolean smaller(Node factor, Node other, Node x) {
        return factor.rank() <= x.rank()
                && other.rank() <= x.rank()
                && IntStream.range(0, x.rank())
                        .anyMatch(i -> x.extent(i) != 1 && isOne(factor, i, x.rank()) && isOne(other, i, x.rank()));
    }

    /** Whether the axis, counted as of this rank, has extent 1 or is absent. */
    private static boolean isOne(Node x, int axis, int rank) {
        int own = axis - (rank - x.rank());
        return own < 0 || x.extent(own) == 1;
    }

    /** What x broadcasts, where the other operand broadcasts it anyway. */
    private static Node absorb(Node x, Node other) {
        boolean same = x.op() instanceof Op.Broadcast && x.rank() == other.rank() && x.shapedAs(other);
        return same ? x.input(0) : x;
    }

    /** y + bias where y is a reshaped product of matrices: added before the reshape, where it costs nothing. */
    private @Nullable Node onRows(Op.Binary op, Node a, Node b) {
        if (op != Op.Binary.ADD || !(a.op() instanceof Op.Reshape)) {
            return null;
        }
        Node product = a.input(0);
        long m = a.extent(a.rank() - 1);
        boolean vector = b.rank() > 0
                && b.rank() <= a.rank()
                && b.extent(b.rank() - 1) == m
                && IntStream.range(0, b.rank() - 1).allMatch(i -> b.extent(i) == 1);
        return vector && product.op() instanceof Op.Matmul && product.rank() == 2 && product.extent(1) == m
                ? reshape(out.add(product, reshape(b, m)), a.shape())
                : null;
    }

    private static @Nullable List<Integer> permutation(Node x, int rank) {
        return x.op() instanceof Op.Transpose t && x.rank() == rank ? t.permutation() : null;
    }

    /** Whether x is transpose(x', p) of some x' that costs nothing. */
    private boolean free(Node x, List<Integer> p) {
        return !(pull(x, p).op() instanceof Op.Transpose);
    }

    /** The x' of which x, seen at the rank of p, is transpose(x', p). */
    private Node pull(Node x, List<Integer> p) {
        long[] aligned = new long[p.size()];
        int more = p.size() - x.rank();
        for (int i = 0; i < aligned.length; i++) {
            aligned[i] = i < more ? 1 : x.extent(i - more);
        }
        Node seen = x.rank() == p.size() ? x : reshape(x, aligned);
        List<Integer> inverse =
                IntStream.range(0, p.size()).map(p::indexOf).boxed().toList();
        return transpose(seen, inverse);
    }

    /** Operations along axes, and whatever is left as it is. */
    Node axiswise(Op op, List<Node> in, Node original) {
        List<Integer> p = in.isEmpty() ? null : permutation(in.get(0), in.get(0).rank());
        if (op instanceof Op.Broadcast && in.size() == 2) {
            p = permutation(in.get(1), in.get(1).rank());
        }
        if (p == null) {
            return out.apply(original, in);
        }
        List<Integer> q = p;
        List<Node> pulled = new ArrayList<>();
        in.forEach(x -> pulled.add(pull(x, q)));
        if (op instanceof Op.Sum s) {
            return transpose(
                    out.sum(pulled.get(0), s.axes().stream().map(q::get).toList()), q);
        } else if (op instanceof Op.Mean m) {
            return transpose(out.mean(pulled.get(0), q.get(m.axis())), q);
        } else if (op instanceof Op.MeanAll) {
            return out.meanAll(pulled.get(0));
        } else if (op instanceof Op.Count) {
            return out.count(pulled.get(0));
        } else if (op instanceof Op.Slice s) {
            return transpose(out.slice(pulled.get(0), q.get(s.axis()), s.from(), s.to()), q);
        } else if (op instanceof Op.Pad s) {
            return transpose(out.pad(pulled.get(0), q.get(s.axis()), s.before(), s.after()), q);
        } else if (op instanceof Op.Concat c && in.stream().allMatch(x -> free(x, q))) {
            return transpose(out.concat(q.get(c.axis()), pulled), q);
        } else if (op instanceof Op.Broadcast && free(in.get(0), q)) {
            return transpose(out.broadcast(pulled.get(0), pulled.get(1)), q);
        }
        return out.apply(original, in);
    }
}
