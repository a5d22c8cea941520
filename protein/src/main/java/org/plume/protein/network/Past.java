package org.plume.protein.network;

import java.util.Arrays;
import java.util.Map;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;

/**
 * sum_(s &lt; t) A_k[t, s] v_s of all layers, from the values that were kept of earlier positions. The coefficients of (t, s) lie
 * beside each other, one for each channel, so that a position is added by one loop that the compiler turns into vectors; where
 * that would be too large, one for each head.
 */
final class Past {

    /** Positions whose sums begin together. */
    static final int TOGETHER = 8;

    /** Floats of coefficients by channel, at most: 64 MiB. */
    private static final long MOST = 1 << 24;

    private final CausalMixer network;
    private final int size;
    /** Channels that share a coefficient as they lie here: 1, or those of a head. */
    private final int shared;

    private final float[][] coefficients;

    Past(CausalMixer network, Map<String, Tensor> weights) {
        this.network = network;
        size = network.layers() * network.inner();
        int kept = kept();
        long pairs = network.aligned() ? (long) kept * (kept - 1) / 2 : kept;
        shared = pairs * size <= MOST ? 1 : network.inner() / network.heads();
        coefficients = new float[network.aligned() ? kept * kept : kept + 1][];
        for (int t = 0; t < kept; t++) {
            for (int s = 0; network.aligned() && s < t; s++) {
                coefficients[t * kept + s] = row(weights, t, s);
            }
            if (!network.aligned()) {
                coefficients[t + 1] = row(weights, t + 1, 0);
            }
        }
    }

    private float[] row(Map<String, Tensor> weights, int t, int s) {
        int head = network.inner() / network.heads();
        float[] row = new float[size / shared];
        for (int layer = 0; layer < network.layers(); layer++) {
            float[] mixing = Tokens.of(weights, CausalMixer.mixing(layer)).values();
            for (int c = 0; c < network.inner(); c += shared) {
                row[(layer * network.inner() + c) / shared] = mixing[index(c / head, t, s)];
            }
        }
        return row;
    }

    private int index(int k, int t, int s) {
        return network.aligned()
                ? (k * network.context() + t) * network.context() + s
                : k * network.reach() + network.reach() - (t - s);
    }

    /** Floats of one position's values. */
    int size() {
        return size;
    }

    /** Positions that have to be kept: all columns, or as many as reach. */
    int kept() {
        return network.aligned() ? network.context() : network.reach();
    }

    /**
     * Writes the part of the sum for position t that comes from positions before another, which is at most t.
     *
     * @param values those of position s at {@code (s mod kept) * size}
     */
    void sum(float[] values, int t, int before, float[] target, int offset) {
        Arrays.fill(target, offset, offset + size, 0);
        for (int s = Math.max(0, t - kept()); s < before; s++) {
            add(values, t, s, target, offset);
        }
    }

    /**
     * Writes the parts of the sums for {@value #TOGETHER} positions from t on that come from positions before t, so that what was
     * kept is read from memory once for all of them.
     *
     * @param target {@code [TOGETHER * size]}
     */
    void sums(float[] values, int t, float[] target) {
        Arrays.fill(target, 0);
        int kept = kept();
        int end = network.aligned() ? Math.min(t + TOGETHER, kept) : t + TOGETHER;
        for (int s = Math.max(0, t - kept); s < t; s++) {
            for (int u = t; u < Math.min(end, s + kept + 1); u++) {
                add(values, u, s, target, (u - t) * size);
            }
        }
    }

    /** Adds what position s adds to position t. */
    void add(float[] values, int t, int s, float[] target, int offset) {
        int kept = kept();
        float[] a = coefficients[network.aligned() ? t * kept + s : t - s];
        int from = s % kept * size;
        if (shared == 1) {
            add(a, values, from, target, offset);
        } else {
            for (int h = 0; h < a.length; h++) {
                add(a[h], values, from + h * shared, target, offset + h * shared, shared);
            }
        }
    }

    private static void add(float[] a, float[] x, int from, float[] y, int to) {
        for (int i = 0; i < a.length; i++) {
            y[to + i] += a[i] * x[from + i];
        }
    }

    private static void add(float a, float[] x, int from, float[] y, int to, int n) {
        for (int i = 0; i < n; i++) {
            y[to + i] += a * x[from + i];
        }
    }
}
