package org.plume.generative.paradigm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.generative.nn.onnx.ServedGraph;

class VaeTest {

    private static final Vae PARADIGM = new Vae(1, 1, 8, 1);
    private static final Space SPACE = new Space(2, 1);
    private static final VaeModel MODEL = new VaeModel(PARADIGM, SPACE, Untrained.disturbed(PARADIGM, SPACE, 0.3));

    @AfterAll
    static void close() {
        MODEL.close();
    }

    /** log of the integral of p(x | z) N(z) over the one latent, by the midpoint rule. */
    private static double logLikelihood(double[] x) {
        int n = 800;
        float[] codes = new float[n];
        for (int i = 0; i < n; i++) {
            codes[i] = -8 + 16 * (i + 0.5f) / n;
        }
        try (ServedGraph decoder =
                ServedGraph.of(PARADIGM.decoder(SPACE), Untrained.disturbed(PARADIGM, SPACE, 0.3), 1)) {
            var out = decoder.run(n, Map.of(Wiring.LATENT, codes, Wiring.CONDITION, new float[n]));
            List<double[]> means = Rows.split(Wiring.get(out, Vae.MEAN), n);
            List<double[]> logVariances = Rows.split(Wiring.get(out, Vae.LOG_VARIANCE), n);
            double[] logs = new double[n];
            for (int i = 0; i < n; i++) {
                logs[i] = Normal.logDensity(x, means.get(i), logVariances.get(i))
                        + Normal.standardLogDensity(new double[] {codes[i]})
                        + Math.log(16.0 / n);
            }
            return Logs.sumExp(logs);
        }
    }

    private static double mean(double[] x, int k, int draws) {
        var p = MODEL.given(new float[1]);
        RandomGenerator rng = new Streams(6).at(k);
        double sum = 0;
        for (int i = 0; i < draws; i++) {
            sum += p.bound(x, k, rng);
        }
        return sum / draws;
    }

    @Test
    void theBound_liesBelowTheLikelihood_andGrowsTowardsItWithItsSamples() {
        double[] x = {0.4, -0.7};
        double truth = logLikelihood(x);
        double elbo = mean(x, 1, 1000);
        double tighter = mean(x, 64, 100);
        assertThat(elbo).isLessThan(truth);
        assertThat(tighter).isBetween(elbo + (truth - elbo) / 2, truth + 0.05);
    }

    @Test
    void anInterpolation_beginsAndEndsAtTheDecodedCodes() {
        var p = MODEL.given(new float[1]);
        List<double[]> way = p.interpolate(new double[] {0, 1}, new double[] {1, 0}, 5);
        assertThat(way).hasSize(5);
        assertThat(way.get(4))
                .containsExactly(
                        p.decode(p.encode(List.of(new double[] {1, 0}))).get(0));
    }

    @Test
    void aSample_isTheSameAloneAndInABatch() {
        var p = MODEL.given(new float[1]);
        assertThat(p.sample(new Streams(4).at(7)))
                .containsExactly(p.sample(20, new Streams(4)).get(7));
    }

    @Test
    void settings_areChecked() {
        assertThatThrownBy(() -> new Vae(0, 1, 8, 1)).hasMessage("latent must be >= 1, was 0");
        assertThatThrownBy(() -> new Vae(1, -1, 8, 1)).hasMessage("beta must be >= 0, was -1.0");
    }
}
