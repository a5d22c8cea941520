package org.plume.generative.nn;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.special.Erf;

/**
 * Interprets a recording in double precision with the plainest code there is: what the engines are measured against.
 * Values are row-major; token ids are whole numbers.
 */
public final class Oracle {

    private final int batch;
    private final Map<String, double[]> feeds;
    private final Map<String, double[]> parameters;

    /** For a batch, with a value for each input and parameter. */
    public Oracle(int batch, Map<String, double[]> feeds, Map<String, double[]> parameters) {
        this.batch = batch;
        this.feeds = feeds;
        this.parameters = parameters;
    }

    /** The same with one entry of one parameter moved. */
    public Oracle moved(String parameter, int entry, double by) {
        Map<String, double[]> p = new HashMap<>(parameters);
        p.computeIfPresent(parameter, (name, v) -> {
            double[] w = v.clone();
            w[entry] += by;
            return w;
        });
        return new Oracle(batch, feeds, p);
    }

    /** The values of the nodes, by their names. */
    public Map<String, double[]> run(Map<String, Node> outputs) {
        Map<Node, Doubles> values = values(outputs.values());
        Map<String, double[]> result = new LinkedHashMap<>();
        outputs.forEach((name, node) -> result.put(name, Case.of(values, node).v()));
        return result;
    }

    private Map<Node, Doubles> values(Collection<Node> outputs) {
        Map<Node, Doubles> values = new HashMap<>();
        for (Node node : Order.of(outputs)) {
            Doubles[] in = node.inputs().stream().map(values::get).toArray(Doubles[]::new);
            Doubles y = compute(node, shape(node), in);
            if (!Arrays.equals(y.shape(), shape(node))) {
                throw new IllegalStateException(node + " gave " + Arrays.toString(y.shape()));
            }
            values.put(node, y);
        }
        return values;
    }

    private int[] shape(Node node) {
        return Arrays.stream(node.shape())
                .mapToInt(e -> (int) (e < 0 ? -e * batch : e))
                .toArray();
    }

    private Doubles compute(Node n, int[] to, Doubles[] in) {
        Op op = n.op();
        if (op instanceof Op.Feed f) {
            return Doubles.of(Case.of(feeds, f.input().name()), to);
        } else if (op instanceof Op.Parameter p) {
            return Doubles.of(Case.of(parameters, p.name()), to);
        } else if (op instanceof Op.Constant c) {
            double[] v = new double[c.value().values().length];
            for (int i = 0; i < v.length; i++) {
                v[i] = c.value().values()[i];
            }
            return Doubles.of(v, to);
        } else if (op instanceof Op.Detach) {
            return in[0];
        } else if (op instanceof Op.Unary f) {
            return in[0].map(x -> unary(f, x));
        } else if (op instanceof Op.Binary f) {
            return in[0].with(in[1], to, (a, b) -> binary(f, a, b));
        } else if (op instanceof Op.Scale s) {
            return in[0].map(x -> x * s.factor());
        } else if (op instanceof Op.Shift s) {
            return in[0].map(x -> x + s.summand());
        } else if (op instanceof Op.Standardize) {
            return in[1].with(in[2], to, (a, b) -> a * b);
        } else if (op instanceof Op.Matmul m) {
            return matmul(m, to, in[0], in[1]);
        } else if (op instanceof Op.Convolve || op instanceof Op.ConvolveInput || op instanceof Op.ConvolveWeight) {
            return convolution(op, to, in[0], in[1]);
        } else if (op instanceof Op.Embed || op instanceof Op.EmbedTable) {
            return embedding(op, to, in[0], in[1]);
        }
        return moving(op, to, in);
    }

    private static double unary(Op.Unary f, double x) {
        return switch (f) {
            case EXP -> Math.exp(x);
            case LOG -> Math.log(x);
            case SQRT -> Math.sqrt(x);
            case SIN -> Math.sin(x);
            case COS -> Math.cos(x);
            case TANH -> Math.tanh(x);
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case SOFTPLUS -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
            case TANH_SOFTPLUS -> Math.tanh(Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))));
            case ERF -> Erf.erf(x);
            case SIGN -> Math.signum(x);
        };
    }

    private static double binary(Op.Binary f, double a, double b) {
        return switch (f) {
            case ADD -> a + b;
            case SUB -> a - b;
            case MUL -> a * b;
            case DIV -> a / b;
        };
    }

    private static Doubles moving(Op op, int[] to, Doubles[] in) {
        Doubles x = in[0];
        if (op instanceof Op.Transpose t) {
            return x.gather(to, flat -> {
                int[] at = Doubles.index(to, flat);
                int[] from = new int[at.length];
                for (int a = 0; a < at.length; a++) {
                    from[t.permutation().get(a)] = at[a];
                }
                return Doubles.flat(x.shape(), from);
            });
        } else if (op instanceof Op.Reshape) {
            return Doubles.of(x.v(), to);
        } else if (op instanceof Op.Concat c) {
            double[] r = new double[Doubles.size(to)];
            int start = 0;
            for (Doubles part : in) {
                for (int i = 0; i < part.v().length; i++) {
                    int[] at = Doubles.index(part.shape(), i);
                    at[c.axis()] += start;
                    r[Doubles.flat(to, at)] = part.v()[i];
                }
                start += part.shape()[c.axis()];
            }
            return Doubles.of(r, to);
        } else if (op instanceof Op.Slice s) {
            return shifted(x, to, s.axis(), (int) s.from());
        } else if (op instanceof Op.Pad p) {
            return shifted(x, to, p.axis(), (int) -p.before());
        } else if (op instanceof Op.Take t) {
            return x.gather(to, flat -> {
                int[] at = Doubles.index(to, flat);
                at[t.axis()] = t.indices().get(at[t.axis()]).intValue();
                return Doubles.flat(x.shape(), at);
            });
        } else if (op instanceof Op.Broadcast) {
            return x.expand(to);
        }
        return reduction(op, to, x);
    }

    private static Doubles shifted(Doubles x, int[] to, int axis, int by) {
        return x.gather(to, flat -> {
            int[] at = Doubles.index(to, flat);
            at[axis] += by;
            return at[axis] < 0 || at[axis] >= x.shape()[axis] ? -1 : Doubles.flat(x.shape(), at);
        });
    }

    private static Doubles reduction(Op op, int[] to, Doubles x) {
        if (op instanceof Op.Sum) {
            return x.sumTo(to);
        } else if (op instanceof Op.Mean m) {
            return x.sumTo(to).map(s -> s / x.shape()[m.axis()]);
        } else if (op instanceof Op.MeanAll) {
            return Doubles.of(new double[] {Arrays.stream(x.v()).average().orElseThrow()}, to);
        } else if (op instanceof Op.Count) {
            return Doubles.of(new double[] {x.v().length}, to);
        } else if (op instanceof Op.GroupMean g) {
            int per = x.shape()[1] / g.groups();
            double[] r = new double[to[0] * to[1]];
            for (int i = 0; i < r.length; i++) {
                int first = i % to[1] / per * per;
                for (int c = first; c < first + per; c++) {
                    for (int t = 0; t < x.shape()[2]; t++) {
                        r[i] += x.at(i / to[1], c, t) / (per * x.shape()[2]);
                    }
                }
            }
            return Doubles.of(r, to);
        } else if (op instanceof Op.Softmax s) {
            return x.rows(s.axis(), row -> softmax(row, false));
        } else if (op instanceof Op.LogSoftmax s) {
            return x.rows(s.axis(), row -> softmax(row, true));
        }
        throw new IllegalStateException("no interpretation of " + op);
    }

    private static double[] softmax(double[] row, boolean log) {
        double max = Arrays.stream(row).max().orElseThrow();
        double sum = Arrays.stream(row).map(x -> Math.exp(x - max)).sum();
        return Arrays.stream(row)
                .map(x -> log ? x - max - Math.log(sum) : Math.exp(x - max) / sum)
                .toArray();
    }

    private static Doubles matmul(Op.Matmul m, int[] to, Doubles a, Doubles b) {
        int r = to.length;
        int rows = to[r - 2];
        int columns = to[r - 1];
        int inner = a.shape()[m.transposeA() ? r - 2 : r - 1];
        double[] y = new double[Doubles.size(to)];
        for (int i = 0; i < y.length; i++) {
            int column = i % columns;
            int row = i / columns % rows;
            int matrix = i / (columns * rows);
            for (int k = 0; k < inner; k++) {
                int at = m.transposeA() ? k * rows + row : row * inner + k;
                int bt = m.transposeB() ? column * inner + k : k * columns + column;
                y[i] += a.v()[matrix * rows * inner + at] * b.v()[matrix * inner * columns + bt];
            }
        }
        return Doubles.of(y, to);
    }

    /** One loop over every (b, o, i, u.., k..) that a convolution joins, for it and for both of its adjoints. */
    private static Doubles convolution(Op op, int[] to, Doubles p, Doubles q) {
        boolean forward = op instanceof Op.Convolve;
        boolean toInput = op instanceof Op.ConvolveInput;
        List<Op.Sliding> slidings = forward
                ? ((Op.Convolve) op).slidings()
                : toInput ? ((Op.ConvolveInput) op).slidings() : ((Op.ConvolveWeight) op).slidings();
        int[] y = forward ? to : toInput ? p.shape() : q.shape();
        int[] x = toInput ? to : p.shape();
        int[] w = forward || toInput ? q.shape() : to;
        double[] r = new double[Doubles.size(to)];
        for (int j = 0; j < Doubles.size(y); j++) {
            int[] out = Doubles.index(y, j);
            for (int k = 0; k < Doubles.size(w); k++) {
                int[] tap = Doubles.index(w, k);
                int[] in = seen(slidings, out, tap, x);
                if (tap[0] != out[1] || in.length == 0) {
                    continue;
                }
                if (forward) {
                    r[j] += p.at(in) * q.at(tap);
                } else if (toInput) {
                    r[Doubles.flat(to, in)] += p.at(out) * q.at(tap);
                } else {
                    r[k] += p.at(in) * q.at(out);
                }
            }
        }
        return Doubles.of(r, to);
    }

    /** The input {@code [b, i, t..]} that output {@code [b, o, u..]} sees by tap {@code [o, i, k..]}; empty for padding. */
    private static int[] seen(List<Op.Sliding> slidings, int[] out, int[] tap, int[] x) {
        int[] in = new int[x.length];
        in[0] = out[0];
        in[1] = tap[1];
        for (int a = 2; a < x.length; a++) {
            Op.Sliding s = slidings.get(a - 2);
            in[a] = out[a] * s.stride() + tap[a] * s.dilation() - s.padLeft();
            if (in[a] < 0 || in[a] >= x[a]) {
                return new int[0];
            }
        }
        return in;
    }

    private static Doubles embedding(Op op, int[] to, Doubles p, Doubles ids) {
        int d = to[to.length - 1];
        double[] r = new double[Doubles.size(to)];
        for (int j = 0; j < ids.v().length * d; j++) {
            int row = ((int) ids.v()[j / d]) * d + j % d;
            if (op instanceof Op.Embed) {
                r[j] = p.v()[row];
            } else {
                r[row] += p.v()[j];
            }
        }
        return Doubles.of(r, to);
    }
}
