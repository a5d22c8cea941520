package org.plume.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EstimateTest {

    @Test
    void theEndsOfTheWilsonInterval_areWhereTheScoreTestRejects() {
        for (int n : new int[] {5, 80, 480}) {
            for (int k = 1; k < n; k += 1 + n / 7) {
                Estimate share = Estimate.share(k, n);
                for (double end : new double[] {share.low(), share.high()}) {
                    double z = (share.value() - end) / Math.sqrt(end * (1 - end) / n);
                    assertThat(Math.abs(z)).isCloseTo(Estimate.Z, within(1e-9));
                }
            }
        }
    }

    @Test
    void aShareOfNoneOrAll_reachesTheEnd() {
        assertThat(Estimate.share(0, 10).low()).isZero();
        assertThat(Estimate.share(10, 10).high()).isOne();
        assertThat(Estimate.share(10, 10).low()).isCloseTo(0.7225, within(1e-4));
        assertThat(Estimate.share(0, 0).value()).isNaN();
        assertThatThrownBy(() -> Estimate.share(3, 2)).hasMessage("successes must be in 0 .. trials = 2, was 3");
    }

    @Test
    void theIntervalOfAMean_coversItAsOftenAsItSays() {
        RandomGenerator rng = Seeds.generator(5);
        int covered = 0;
        for (int r = 0; r < 2000; r++) {
            double[] values = rng.doubles(6).map(u -> 0).toArray();
            for (int i = 0; i < values.length; i++) {
                values[i] = 3 + 2 * rng.nextGaussian();
            }
            Estimate mean = Estimate.mean(values);
            covered += mean.low() <= 3 && 3 <= mean.high() ? 1 : 0;
        }
        // binomial(2000, 0.95): outside with probability below 1e-4
        assertThat(covered).isBetween(1860, 1940);
    }

    @Test
    void theIntervalOfAMeanOfShares_staysBetweenNoneAndAll() {
        Estimate few = Estimate.meanShare(0, 0, 0.5);
        assertThat(few.low()).isZero();
        assertThat(few.high()).isEqualTo(Estimate.mean(0, 0, 0.5).high());
        assertThat(Estimate.meanShare(1, 1, 0.5).high()).isOne();
    }

    @Test
    void theEntropy_isOneWhenAllModesAreEqual() {
        assertThat(counts(7, 7, 7, 7).entropy(4)).isCloseTo(1, within(1e-12));
        assertThat(counts(7, 7).entropy(4)).isCloseTo(0.5, within(1e-12));
        assertThat(counts(9).entropy(4)).isZero();
        assertThat(counts().entropy(4)).isZero();
    }

    @Test
    void theBootstrapOfTheEntropy_hasTheWidthOfItsSamplingDistribution() {
        // delta method: var = (sum p (log p)^2 - H^2) / n, in units of log(2)
        ModeCounts modes = counts(300, 100);
        double p = 0.25;
        double entropy = -p * Math.log(p) - (1 - p) * Math.log(1 - p);
        double second = p * Math.pow(Math.log(p), 2) + (1 - p) * Math.pow(Math.log(1 - p), 2);
        double half = Estimate.Z * Math.sqrt((second - entropy * entropy) / 400) / Math.log(2);
        Estimate estimate = modes.entropyEstimate(2, Seeds.generator(1));
        assertThat(estimate.value()).isCloseTo(entropy / Math.log(2), within(1e-12));
        assertThat(estimate.high() - estimate.value()).isCloseTo(half, within(0.12 * half));
        assertThat(modes.entropyEstimate(2, Seeds.generator(1))).isEqualTo(estimate);
    }

    private static ModeCounts counts(int... counts) {
        TreeMap<String, Integer> map = new TreeMap<>();
        for (int count : counts) {
            map.put("mode" + map.size(), count);
        }
        return new ModeCounts(map);
    }
}
