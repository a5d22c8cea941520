package org.plume.protein.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;

class AssayMetricsTest {

    @Test
    void everyTie_sharesItsRank() {
        assertThat(AssayMetrics.ranks(new double[] {2, 1, 2, 5})).containsExactly(2.5, 1, 2.5, 4);
        // scipy.stats.spearmanr([1, 2, 2, 4, 5], [2, 1, 3, 3, 7])
        assertThat(new AssayMetrics(new double[] {1, 2, 2, 4, 5}, new double[] {2, 1, 3, 3, 7}).spearman())
                .isCloseTo(0.7631578947368421, within(1e-12));
    }

    @Test
    void everyMonotoneScore_isPerfect() {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        AssayMetrics m =
                new AssayMetrics(IntStream.range(0, 100).mapToDouble(Math::exp).toArray(), x);
        assertThat(m.spearman()).isCloseTo(1, within(1e-12));
        assertThat(m.auc()).isEqualTo(1);
        assertThat(m.ndcg()).isCloseTo(1, within(1e-12));
        assertThat(m.topRecall()).isEqualTo(1);
        AssayMetrics opposite =
                new AssayMetrics(IntStream.range(0, 100).mapToDouble(i -> -i).toArray(), x);
        assertThat(opposite.spearman()).isCloseTo(-1, within(1e-12));
        assertThat(opposite.auc()).isZero();
        assertThat(opposite.topRecall()).isZero();
    }

    /** Correlation r of normals gives Spearman (6/pi) asin(r/2); 20 intervals of 95 %: all but three hold it with p = 0.98. */
    @Test
    void theBootstrapInterval_holdsTheTruth() {
        double truth = 6 / Math.PI * Math.asin(0.3);
        int held = 0;
        for (int trial = 0; trial < 20; trial++) {
            RandomGenerator rng = new Streams(trial).at(0);
            double[] a = new double[200];
            double[] b = new double[200];
            for (int i = 0; i < 200; i++) {
                a[i] = rng.nextGaussian();
                b[i] = 0.6 * a[i] + 0.8 * rng.nextGaussian();
            }
            Estimate e = new AssayMetrics(a, b).bootstrap(AssayMetrics::spearman, new Streams(trial + 100));
            held += e.low() <= truth && truth <= e.high() ? 1 : 0;
        }
        assertThat(held).isGreaterThanOrEqualTo(17);
    }
}
