package org.plume.generative.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.generative.nn.Op.Unary;

/**
 * One rule per operation: given the node y = f(x, ...) and the cotangent q of y, the cotangents of its inputs; null
 * where there is none (token ids, shapes).
 */
final class DerivativeRules {

    private final Recorder o;

    DerivativeRules(Recorder recorder) {
        this.o = recorder;
    }

    List<@Nullable Node> of(Node y, Node q) {
        Op op = y.op();
        if (op == Unary.SIGN || op instanceof Op.Detach) {
            return Collections.singletonList(null);
        } else if (op instanceof Unary f) {
            return List.of(o.mul(q, slope(f, y)));
        } else if (op instanceof Op.Binary f) {
            return binary(f, y, q);
        } else if (op instanceof Op.Scale s) {
            return List.of(o.scale(q, s.factor()));
        } else if (op instanceof Op.Shift) {
            return List.of(q);
        } else if (op instanceof Op.Matmul m) {
            return matmul(m, y.input(0), y.input(1), q);
        } else if (op instanceof Op.Convolve || op instanceof Op.ConvolveInput || op instanceof Op.ConvolveWeight) {
            return convolution(y, q);
        } else if (op instanceof Op.Embed) {
            return Arrays.asList(o.embedTable(q, y.input(1), y.input(0).extent(0)), null);
        } else if (op instanceof Op.EmbedTable) {
            return Arrays.asList(o.embedding(q, y.input(1)), null);
        }
        List<@Nullable Node> moved = moving(y, q);
        return moved != null ? moved : reduction(y, q);
    }

    /** dy/dx of an elementwise y = f(x), written in y where that is cheaper. */
    private Node slope(Unary f, Node y) {
        Node x = y.input(0);
        return switch (f) {
            case EXP -> y;
            case LOG -> o.div(o.constant(1), x);
            case SQRT -> o.div(o.constant(0.5), y);
            case SIN -> o.cos(x);
            case COS -> o.scale(o.sin(x), -1);
            case TANH -> oneMinus(o.square(y));
            case SIGMOID -> o.mul(y, oneMinus(y));
            case SOFTPLUS -> o.sigmoid(x);
            case TANH_SOFTPLUS -> o.mul(oneMinus(o.square(y)), o.sigmoid(x));
            case ERF -> o.scale(o.exp(o.scale(o.square(x), -1)), 2 / Math.sqrt(Math.PI));
            case SIGN -> throw new IllegalStateException("no derivative flows through a sign");
        };
    }

    private Node oneMinus(Node x) {
        return o.sub(o.constant(1), x);
    }

    private List<@Nullable Node> binary(Op.Binary f, Node y, Node q) {
        Node a = y.input(0);
        Node b = y.input(1);
        Node da;
        Node db;
        switch (f) {
            case ADD -> {
                da = q;
                db = q;
            }
            case SUB -> {
                da = q;
                db = o.scale(q, -1);
            }
            case MUL -> {
                da = o.mul(q, b);
                db = o.mul(q, a);
            }
            default -> {
                da = o.div(q, b);
                db = o.scale(o.mul(da, y), -1);
            }
        }
        return List.of(o.sumTo(da, a), o.sumTo(db, b));
    }

    /** y = A B with A = a or a^T, B = b or b^T: dA = q B^T, dB = A^T q. */
    private List<@Nullable Node> matmul(Op.Matmul m, Node a, Node b, Node q) {
        boolean ta = m.transposeA();
        boolean tb = m.transposeB();
        Node da = ta ? o.matmul(b, q, tb, true) : o.matmul(q, b, false, !tb);
        Node db = tb ? o.matmul(q, a, true, ta) : o.matmul(a, q, !ta, false);
        return List.of(da, db);
    }

    private List<@Nullable Node> convolution(Node y, Node q) {
        Node a = y.input(0);
        Node b = y.input(1);
        if (y.op() instanceof Op.Convolve f) {
            return List.of(
                    o.convolveInput(q, b, f.slidings(), spatial(a)), o.convolveWeight(a, q, f.slidings(), spatial(b)));
        } else if (y.op() instanceof Op.ConvolveInput f) {
            return List.of(o.convolve(q, b, f.slidings()), o.convolveWeight(q, a, f.slidings(), spatial(b)));
        }
        Op.ConvolveWeight f = (Op.ConvolveWeight) y.op();
        return List.of(o.convolveInput(b, q, f.slidings(), spatial(a)), o.convolve(a, q, f.slidings()));
    }

    /** The extents behind the first two. */
    private static List<Long> spatial(Node x) {
        return Arrays.stream(x.shape()).skip(2).boxed().toList();
    }

    /** The rules of operations that only move entries. */
    private @Nullable List<@Nullable Node> moving(Node y, Node q) {
        Op op = y.op();
        if (op instanceof Op.Transpose t) {
            int[] inverse = new int[y.rank()];
            for (int i = 0; i < inverse.length; i++) {
                inverse[t.permutation().get(i)] = i;
            }
            return List.of(o.transpose(q, inverse));
        } else if (op instanceof Op.Reshape) {
            return List.of(o.reshape(q, o.shape(y.input(0))));
        } else if (op instanceof Op.Concat c) {
            List<@Nullable Node> parts = new ArrayList<>();
            long from = 0;
            for (Node part : y.inputs()) {
                long to = from + part.extent(c.axis());
                parts.add(o.slice(q, c.axis(), from, to));
                from = to;
            }
            return parts;
        } else if (op instanceof Op.Slice s) {
            long extent = y.input(0).extent(s.axis());
            return List.of(o.pad(q, s.axis(), s.from(), extent - s.to()));
        } else if (op instanceof Op.Pad p) {
            long extent = y.input(0).extent(p.axis());
            return List.of(o.slice(q, p.axis(), p.before(), p.before() + extent));
        } else if (op instanceof Op.Broadcast) {
            return Arrays.asList(o.sumTo(q, y.input(0)), null);
        }
        return null;
    }

    private List<@Nullable Node> reduction(Node y, Node q) {
        Op op = y.op();
        if (op instanceof Op.Count || y.inputs().isEmpty()) {
            return y.inputs().stream().<@Nullable Node>map(x -> null).toList();
        }
        Node x = y.input(0);
        if (op instanceof Op.Sum) {
            return List.of(o.broadcast(q, x));
        } else if (op instanceof Op.Mean m) {
            return List.of(o.broadcast(o.scale(q, 1.0 / x.extent(m.axis())), x));
        } else if (op instanceof Op.MeanAll) {
            return List.of(o.broadcast(o.div(q, o.count(x)), x));
        } else if (op instanceof Op.GroupMean m) {
            return List.of(o.broadcast(o.scale(o.groupMean(q, m.groups()), 1.0 / x.extent(2)), x));
        } else if (op instanceof Op.Standardize s) {
            Node along = o.mul(y, o.average(o.mul(q, y), s.groups()));
            Node centred = o.sub(o.sub(q, o.average(q, s.groups())), along);
            return Arrays.asList(o.mul(y.input(2), centred), null, null);
        } else if (op instanceof Op.Softmax m) {
            return List.of(o.mul(y, o.sub(q, o.sum(o.mul(q, y), m.axis()))));
        } else if (op instanceof Op.LogSoftmax m) {
            return List.of(o.sub(q, o.mul(o.exp(y), o.sum(q, m.axis()))));
        }
        throw new IllegalStateException("no derivative rule for " + op);
    }
}
