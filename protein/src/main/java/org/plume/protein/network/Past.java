package org.plume.protein.network;

import java.util.Map;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;

/** sum_(s < t) A_k[t, s] v_s of all layers, from the values that were kept of earlier positions. */
final class Past {

    private final CausalMixer network;
    private final float[][] mixing;
    private final int head;

    Past(CausalMixer network, Map<String, Tensor> weights) {
        this.network = network;
        this.head = network.inner() / network.heads();
        mixing = new float[network.layers()][];
        for (int layer = 0; layer < mixing.length; layer++) {
            mixing[layer] = Tokens.of(weights, CausalMixer.mixing(layer)).values();
        }
    }

    /** Floats of one position's values. */
    int size() {
        return network.layers() * network.inner();
    }

    /** Positions that have to be kept: all columns, or as many as reach. */
    int kept() {
        return network.aligned() ? network.context() : network.reach();
    }

    /**
     * Writes the sum for position t.
     *
     * @param values those of position s at {@code (s mod kept) * size}
     */
    void sum(float[] values, int t, float[] target, int offset) {
        java.util.Arrays.fill(target, offset, offset + size(), 0);
        int kept = kept();
        for (int s = Math.max(0, t - kept); s < t; s++) {
            int from = s % kept * size();
            for (int layer = 0; layer < network.layers(); layer++) {
                for (int k = 0; k < network.heads(); k++) {
                    float a = mixing[layer][coefficient(k, t, s)];
                    int at = layer * network.inner() + k * head;
                    axpy(a, values, from + at, target, offset + at, head);
                }
            }
        }
    }

    private int coefficient(int k, int t, int s) {
        return network.aligned()
                ? (k * network.context() + t) * network.context() + s
                : k * network.reach() + network.reach() - (t - s);
    }

    private static void axpy(float a, float[] x, int from, float[] y, int to, int n) {
        for (int i = 0; i < n; i++) {
            y[to + i] += a * x[from + i];
        }
    }
}
