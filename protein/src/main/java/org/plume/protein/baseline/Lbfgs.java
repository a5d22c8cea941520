package org.plume.protein.baseline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Minimises a smooth function by L-BFGS (Nocedal and Wright 2006, algorithm 7.5) with a backtracking line search (Armijo,
 * c1 = 1e-4); a pair with s.y not clearly positive is not kept.
 *
 * @param memory pairs kept
 * @param iterations at most
 * @param tolerance ends when |gradient| <= tolerance max(1, |x|)
 */
record Lbfgs(int memory, int iterations, double tolerance) {

    private static final double ARMIJO = 1e-4;
    private static final int HALVINGS = 25;

    /** A function with its gradient. */
    @FunctionalInterface
    interface Function {
        /** The value at x; the gradient is written over. */
        double at(double[] x, double[] gradient);
    }

    private record Pair(double[] s, double[] y, double sy) {}

    /** Moves x to the minimum; the answer is the value there. */
    double minimize(Function f, double[] x) {
        int n = x.length;
        double[] g = new double[n];
        double value = f.at(x, g);
        Deque<Pair> pairs = new ArrayDeque<>();
        double[] trial = new double[n];
        double[] gTrial = new double[n];
        for (int it = 0; it < iterations && norm(g) > tolerance * Math.max(1, norm(x)); it++) {
            double[] d = direction(g, pairs);
            double slope = dot(d, g);
            double step = pairs.isEmpty() ? Math.min(1, 1 / norm(g)) : 1;
            double next = value;
            int halvings = 0;
            for (; halvings < HALVINGS; halvings++, step *= 0.5) {
                for (int i = 0; i < n; i++) {
                    trial[i] = x[i] + step * d[i];
                }
                next = f.at(trial, gTrial);
                if (next <= value + ARMIJO * step * slope) {
                    break;
                }
            }
            if (halvings == HALVINGS) {
                break;
            }
            double[] s = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                s[i] = trial[i] - x[i];
                y[i] = gTrial[i] - g[i];
                x[i] = trial[i];
                g[i] = gTrial[i];
            }
            value = next;
            double sy = dot(s, y);
            if (sy > 1e-10 * dot(y, y)) {
                if (pairs.size() == memory) {
                    pairs.removeFirst();
                }
                pairs.addLast(new Pair(s, y, sy));
            }
        }
        return value;
    }

    /** -H g by the two loops. */
    private static double[] direction(double[] g, Deque<Pair> pairs) {
        double[] q = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            q[i] = -g[i];
        }
        List<Pair> order = new ArrayList<>(pairs);
        double[] alpha = new double[order.size()];
        for (int k = order.size() - 1; k >= 0; k--) {
            Pair p = order.get(k);
            alpha[k] = dot(p.s, q) / p.sy;
            axpy(-alpha[k], p.y, q);
        }
        if (!order.isEmpty()) {
            Pair last = order.get(order.size() - 1);
            double scale = last.sy / dot(last.y, last.y);
            for (int i = 0; i < q.length; i++) {
                q[i] *= scale;
            }
        }
        for (int k = 0; k < order.size(); k++) {
            Pair p = order.get(k);
            axpy(alpha[k] - dot(p.y, q) / p.sy, p.s, q);
        }
        return q;
    }

    private static void axpy(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }
}
