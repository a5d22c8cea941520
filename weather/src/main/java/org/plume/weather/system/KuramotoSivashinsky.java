package org.plume.weather.system;

import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * u_t = -u u_x - u_xx - u_xxxx on a ring of length L, in Fourier space, where the linear part k^2 - k^4 is solved exactly and
 * the rest by Runge-Kutta of order 4 (ETDRK4: Cox and Matthews 2002; coefficients by the contour integral of Kassam and
 * Trefethen 2005, 16 roots).
 */
public final class KuramotoSivashinsky implements Integrator {

    private static final int ROOTS = 16;

    private final int size;
    private final double dt;
    /** For each wavenumber: e^(hL), e^(hL/2), and the weights Q, f1, f2, f3. */
    private final double[] e;

    private final double[] e2;
    private final double[] q;
    private final double[] f1;
    private final double[] f2;
    private final double[] f3;
    /** -k/2, the factor i of which is applied in place. */
    private final double[] g;

    /**
     * The system.
     *
     * @param size points, a power of two
     * @param length of the ring
     */
    public KuramotoSivashinsky(int size, double length, double dt) {
        if (size < 4 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("size must be a power of two and >= 4, was " + size);
        }
        this.size = size;
        this.dt = dt;
        e = new double[size];
        e2 = new double[size];
        q = new double[size];
        f1 = new double[size];
        f2 = new double[size];
        f3 = new double[size];
        g = new double[size];
        for (int i = 0; i < size; i++) {
            int wave = i < size / 2 ? i : i == size / 2 ? 0 : i - size;
            double k = 2 * Math.PI / length * wave;
            g[i] = -k / 2;
            weights(i, k * k - k * k * k * k);
        }
    }

    /** 128 points, L = 32 pi, dt 0.25. */
    public static KuramotoSivashinsky classic() {
        return new KuramotoSivashinsky(128, 32 * Math.PI, 0.25);
    }

    /** cos(x/16) (1 + sin(x/16)), the start of Kassam and Trefethen on L = 32 pi. */
    public double[] start() {
        double[] u = new double[size];
        for (int i = 0; i < size; i++) {
            double x = 2 * Math.PI * (i + 1) / size;
            u[i] = Math.cos(x) * (1 + Math.sin(x));
        }
        return u;
    }

    private void weights(int i, double linear) {
        double z = dt * linear;
        e[i] = Math.exp(z);
        e2[i] = Math.exp(z / 2);
        for (int m = 1; m <= ROOTS; m++) {
            double angle = Math.PI * (m - 0.5) / ROOTS;
            Complex r = new Complex(z + Math.cos(angle), Math.sin(angle));
            Complex exp = r.exp();
            Complex cube = r.multiply(r).multiply(r);
            Complex square = r.multiply(r);
            q[i] += dt / ROOTS * r.divide(2).exp().subtract(1).divide(r).getReal();
            f1[i] += dt
                    / ROOTS
                    * exp.multiply(square.subtract(r.multiply(3)).add(4))
                            .subtract(r)
                            .subtract(4)
                            .divide(cube)
                            .getReal();
            f2[i] += dt
                    / ROOTS
                    * exp.multiply(r.subtract(2)).add(r).add(2).divide(cube).getReal();
            f3[i] += dt
                    / ROOTS
                    * exp.multiply(r.negate().add(4))
                            .subtract(square)
                            .subtract(r.multiply(3))
                            .subtract(4)
                            .divide(cube)
                            .getReal();
        }
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public double dt() {
        return dt;
    }

    @Override
    public void advance(double[] x, long n) {
        if (x.length != size) {
            throw new IllegalArgumentException("x must have " + size + " components, had " + x.length);
        }
        FastFourierTransformer fft = new FastFourierTransformer(DftNormalization.STANDARD);
        Complex[] v = fft.transform(x, TransformType.FORWARD);
        for (long step = 0; step < n; step++) {
            v = step(fft, v);
        }
        Complex[] u = fft.transform(v, TransformType.INVERSE);
        for (int i = 0; i < size; i++) {
            x[i] = u[i].getReal();
        }
    }

    private Complex[] step(FastFourierTransformer fft, Complex[] v) {
        Complex[] nv = rest(fft, v);
        Complex[] a = sum(e2, v, q, nv);
        Complex[] na = rest(fft, a);
        Complex[] b = sum(e2, v, q, na);
        Complex[] nb = rest(fft, b);
        Complex[] c = new Complex[size];
        for (int i = 0; i < size; i++) {
            Complex probe = nb[i].multiply(2).subtract(nv[i]);
            c[i] = a[i].multiply(e2[i]).add(probe.multiply(q[i]));
        }
        Complex[] nc = rest(fft, c);
        Complex[] next = new Complex[size];
        for (int i = 0; i < size; i++) {
            next[i] = v[i].multiply(e[i])
                    .add(nv[i].multiply(f1[i]))
                    .add(na[i].add(nb[i]).multiply(2 * f2[i]))
                    .add(nc[i].multiply(f3[i]));
        }
        return real(next);
    }

    /** Rounding leaves an imaginary part of u, which only the linear part would see, and let grow: it is dropped. */
    private Complex[] real(Complex[] v) {
        v[0] = new Complex(v[0].getReal());
        v[size / 2] = new Complex(v[size / 2].getReal());
        for (int i = 1; i < size / 2; i++) {
            v[size - i] = v[i].conjugate();
        }
        return v;
    }

    private Complex[] sum(double[] a, Complex[] x, double[] b, Complex[] y) {
        Complex[] z = new Complex[size];
        for (int i = 0; i < size; i++) {
            z[i] = x[i].multiply(a[i]).add(y[i].multiply(b[i]));
        }
        return z;
    }

    /** The transform of -u u_x = -(u^2)_x / 2. */
    private Complex[] rest(FastFourierTransformer fft, Complex[] v) {
        Complex[] u = fft.transform(v, TransformType.INVERSE);
        double[] square = new double[size];
        for (int i = 0; i < size; i++) {
            square[i] = u[i].getReal() * u[i].getReal();
        }
        Complex[] w = fft.transform(square, TransformType.FORWARD);
        for (int i = 0; i < size; i++) {
            w[i] = new Complex(-g[i] * w[i].getImaginary(), g[i] * w[i].getReal());
        }
        return w;
    }
}
