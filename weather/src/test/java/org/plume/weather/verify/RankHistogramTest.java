package org.plume.weather.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;

/** Published values of scores, and what a reliable ensemble must show. */
class RankHistogramTest {

    private static double[] counts(double truth, double... members) {
        RankHistogram ranks = new RankHistogram(members.length);
        ranks.add(members, truth);
        return ranks.counts();
    }

    @Test
    void everyPlace_isThatOfScores() {
        assertThat(counts(3, 2, 4, 1, 5)).containsExactly(0, 0, 1, 0, 0);
        assertThat(counts(4, 1, 3, 2, 1)).containsExactly(0, 0, 0, 0, 1);
    }

    @Test
    void ties_areSplitEqually() {
        assertThat(counts(4, 2, 6, 4, 4))
                .containsExactly(new double[] {0, 1 / 3.0, 1 / 3.0, 1 / 3.0, 0}, within(1e-15));
    }

    @Test
    void missingValues_areLeftOut() {
        assertThat(counts(Double.NaN, 1, 2)).containsExactly(0, 0, 0);
        assertThat(counts(1, Double.NaN, 2)).containsExactly(0, 0, 0);
    }

    /** Reliable cases are refused by a 1 % test in 1 % of the seeds; this one fixes its seed. */
    @Test
    void aReliableEnsemble_isFlat_andANarrowOneIsNot() {
        RankHistogram reliable = new RankHistogram(9);
        RankHistogram narrow = new RankHistogram(9);
        RandomGenerator rng = new Streams(2).at(0);
        for (int c = 0; c < 2000; c++) {
            double truth = rng.nextGaussian();
            double[] members = rng.doubles(9).map(u -> rng.nextGaussian()).toArray();
            reliable.add(members, truth);
            for (int i = 0; i < members.length; i++) {
                members[i] *= 0.6;
            }
            narrow.add(members, truth);
        }
        assertThat(reliable.flatness(10)).isGreaterThan(0.01);
        assertThat(narrow.flatness(10)).isLessThan(1e-6);
        assertThat(narrow.flatness(5)).isLessThan(1e-6);
        assertThat(reliable.deviation(10)).isCloseTo(Math.sqrt(9.0 / (2000 * 100)), within(1e-12));
    }

    @Test
    void bins_divideThePlaces_orDifferByOne() {
        assertThat(new RankHistogram(49).bins(20)).isEqualTo(10);
        assertThat(new RankHistogram(50).bins(20)).isEqualTo(17);
        RankHistogram prime = new RankHistogram(30);
        assertThat(prime.bins(20)).isEqualTo(31);
        assertThat(new RankHistogram(100).bins(20)).isEqualTo(20);
        assertThat(prime.places(4)).containsExactly(8, 8, 8, 7);
        assertThat(new RankHistogram(1).bins(20)).isEqualTo(2);
        assertThatThrownBy(() -> prime.counts(32)).hasMessage("bins must be 1 .. members + 1 = 31, was 32");
    }

    /** One truth at every place: as flat as can be, whatever the bins. */
    @Test
    void unevenBins_areExpectedToHoldTheirPlaces() {
        RankHistogram ranks = new RankHistogram(30);
        for (int k = 0; k <= 30; k++) {
            ranks.place(k, 0);
        }
        assertThat(ranks.flatness(20)).isCloseTo(1, within(1e-12));
        ranks.place(0, 0);
        assertThat(ranks.flatness(20)).isLessThan(1);
        assertThatThrownBy(() -> ranks.flatness(1)).hasMessageContaining("bins must be >= 2");
    }
}
