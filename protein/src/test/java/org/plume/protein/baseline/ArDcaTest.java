package org.plume.protein.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.generative.nn.Tensor;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Logits;

class ArDcaTest {

    @Test
    void theGradient_isThatOfTheValue() {
        byte[][] rows = pairs(30, 1);
        double[] weights = new double[30];
        Arrays.fill(weights, 1.0 / 30);
        ColumnRegression problem = new ColumnRegression(rows, weights, 2, 0.01, 0.02);
        RandomGenerator rng = new Streams(2).at(0);
        double[] x = rng.doubles(problem.size(), -1, 1).toArray();
        double[] g = new double[x.length];
        problem.at(x, g);
        double[] scratch = new double[x.length];
        for (int k = 0; k < x.length; k += 37) {
            double kept = x[k];
            x[k] = kept + 1e-5;
            double up = problem.at(x, scratch);
            x[k] = kept - 1e-5;
            double down = problem.at(x, scratch);
            x[k] = kept;
            assertThat(g[k]).isCloseTo((up - down) / 2e-5, within(1e-6));
        }
    }

    /** x_3 = x_1 in 9 of 10 rows: -0.9 ln 0.9 - 0.1 ln(0.1/3) = 0.435 nats, where a profile needs ln 4 = 1.386. */
    @Test
    void aCoupledColumn_isPredictedAsWellAsItCanBe() {
        byte[][] rows = pairs(4000, 3);
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        byte[][] fresh = pairs(4000, 4);
        ArDca model = ArDca.fit(rows, weights, 1e-5, 1e-6, 1, done -> {});
        SiteIndependent profile = SiteIndependent.fit(rows, weights);
        assertThat(nats(model.logProbabilities(List.of(fresh)), fresh, 2)).isCloseTo(0.435, within(0.03));
        assertThat(nats(profile.logProbabilities(List.of(fresh)), fresh, 2)).isCloseTo(1.386, within(0.02));
        Map<String, Tensor> stored = model.tensors("x");
        ArDca loaded = ArDca.of(
                Objects.requireNonNull(stored.get("x.fields")), Objects.requireNonNull(stored.get("x.couplings")));
        assertThat(loaded.logProbabilities(List.of(fresh[0])).get(0))
                .isEqualTo(model.logProbabilities(List.of(fresh[0])).get(0));
    }

    @Test
    void everyTermBesideATrunk_isThatInFull() {
        byte[][] rows = pairs(200, 5);
        double[] weights = new double[rows.length];
        Arrays.fill(weights, 1);
        ArDca model = ArDca.fit(rows, weights, 1e-2, 1e-2, 1, done -> {});
        List<byte[]> readings = List.of(
                rows[0], rows[1], rows[2], new byte[] {0, 21, 3}, new byte[] {21, 20, 3}, new byte[] {1, 2, 21});
        double[][] beside = model.terms(new byte[] {1, 21, 3}, readings);
        List<float[]> full = model.logProbabilities(readings);
        for (int r = 0; r < readings.size(); r++) {
            assertThat(beside[r])
                    .containsExactly(
                            Logits.terms(readings.get(r), full.get(r)), org.assertj.core.api.Assertions.within(1e-5));
        }
    }

    private static double nats(List<float[]> logP, byte[][] rows, int column) {
        double sum = 0;
        for (int n = 0; n < rows.length; n++) {
            sum -= logP.get(n)[column * Alphabet.SYMBOLS + rows[n][column]];
        }
        return sum / rows.length;
    }

    /** Four residues in three columns; the last is the first in 9 of 10 rows. */
    private static byte[][] pairs(int n, int seed) {
        RandomGenerator rng = new Streams(seed).at(0);
        byte[][] rows = new byte[n][3];
        for (byte[] row : rows) {
            row[0] = (byte) rng.nextInt(4);
            row[1] = (byte) rng.nextInt(4);
            row[2] = (byte) (rng.nextInt(10) > 0 ? row[0] : (row[0] + 1 + rng.nextInt(3)) % 4);
        }
        return rows;
    }
}
