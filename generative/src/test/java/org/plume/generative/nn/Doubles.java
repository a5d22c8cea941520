package org.plume.generative.nn;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;

/** A tensor of doubles with plain loops. */
record Doubles(int[] shape, double[] v) {

    static Doubles of(double[] v, int... shape) {
        return new Doubles(shape, v);
    }

    static int size(int... shape) {
        int n = 1;
        for (int e : shape) {
            n *= e;
        }
        return n;
    }

    /** The tensor whose entry at each flat index is what {@code from} says of this one; -1 stands for zero. */
    Doubles gather(int[] to, IntUnaryOperator from) {
        double[] r = new double[size(to)];
        for (int i = 0; i < r.length; i++) {
            int j = from.applyAsInt(i);
            r[i] = j < 0 ? 0 : v[j];
        }
        return new Doubles(to, r);
    }

    Doubles map(DoubleUnaryOperator f) {
        double[] r = new double[v.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = f.applyAsDouble(v[i]);
        }
        return new Doubles(shape, r);
    }

    Doubles with(Doubles b, int[] to, DoubleBinaryOperator f) {
        Doubles x = expand(to);
        Doubles y = b.expand(to);
        double[] r = new double[x.v.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = f.applyAsDouble(x.v[i], y.v[i]);
        }
        return new Doubles(to, r);
    }

    Doubles expand(int[] to) {
        int more = to.length - shape.length;
        return gather(to, flat -> {
            int[] at = index(to, flat);
            int j = 0;
            for (int a = 0; a < shape.length; a++) {
                j = j * shape[a] + (shape[a] == 1 ? 0 : at[a + more]);
            }
            return j;
        });
    }

    static int[] index(int[] shape, int flat) {
        int[] at = new int[shape.length];
        int rest = flat;
        for (int a = shape.length - 1; a >= 0; a--) {
            at[a] = rest % shape[a];
            rest /= shape[a];
        }
        return at;
    }

    static int flat(int[] shape, int... at) {
        int j = 0;
        for (int a = 0; a < shape.length; a++) {
            j = j * shape[a] + at[a];
        }
        return j;
    }

    double at(int... index) {
        return v[flat(shape, index)];
    }

    Doubles sumTo(int[] to) {
        double[] r = new double[size(to)];
        for (int i = 0; i < v.length; i++) {
            int[] at = index(shape, i);
            for (int a = 0; a < at.length; a++) {
                at[a] = to[a] == 1 ? 0 : at[a];
            }
            r[flat(to, at)] += v[i];
        }
        return new Doubles(to, r);
    }

    /** Rows along the axis, normalised by the function. */
    Doubles rows(int axis, UnaryOperator<double[]> f) {
        int inner = 1;
        for (int a = axis + 1; a < shape.length; a++) {
            inner *= shape[a];
        }
        double[] r = new double[v.length];
        int n = shape[axis];
        for (int start = 0; start < v.length; start += n * inner) {
            for (int k = 0; k < inner; k++) {
                double[] row = new double[n];
                for (int i = 0; i < n; i++) {
                    row[i] = v[start + i * inner + k];
                }
                double[] g = f.apply(row);
                for (int i = 0; i < n; i++) {
                    r[start + i * inner + k] = g[i];
                }
            }
        }
        return new Doubles(shape, r);
    }
}
