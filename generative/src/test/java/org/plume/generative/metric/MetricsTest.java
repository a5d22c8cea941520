package org.plume.generative.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;

class MetricsTest {

    private static List<double[]> gaussian(int n, double mean, RandomGenerator rng) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            points.add(new double[] {mean + rng.nextGaussian(), rng.nextGaussian()});
        }
        return points;
    }

    private static List<double[]> line(double... values) {
        List<double[]> points = new ArrayList<>();
        for (double value : values) {
            points.add(new double[] {value});
        }
        return points;
    }

    @Test
    void energyDistance_ofPointsOnALine_isTheSumWrittenOut() {
        // 2 E|X - Y| = 2 (1 + 3 + 1 + 1) / 4, E|X - X'| = 2 * 2 / 4, E|Y - Y'| = 2 * 2 / 4
        assertThat(EnergyDistance.of(line(0, 2), line(1, 3)).value()).isCloseTo(3 - 1 - 1, within(1e-6));
    }

    @Test
    void energyDistance_ofOneSampleWithItself_isNothing() {
        List<double[]> x = gaussian(50, 0, new Streams(1).at(0));
        assertThat(EnergyDistance.of(x, x).value()).isCloseTo(0, within(1e-5));
    }

    /** p is uniform under the hypothesis: over 60 pairs, 5 % of rejections are exceeded nine times with probability 0.003. */
    @Test
    void permutationTest_rejectsAsOftenAsItSays_andRejectsWhatDiffers() {
        Streams streams = new Streams(2);
        int rejected = 0;
        for (int k = 0; k < 60; k++) {
            RandomGenerator rng = streams.at(k);
            if (EnergyDistance.of(gaussian(40, 0, rng), gaussian(50, 0, rng)).pValue(99, rng) <= 0.05) {
                rejected++;
            }
        }
        assertThat(rejected).isBetween(0, 8);
        RandomGenerator rng = streams.at(1000);
        assertThat(EnergyDistance.of(gaussian(200, 0, rng), gaussian(200, 1, rng))
                        .pValue(199, rng))
                .isEqualTo(1 / 200.0);
    }

    /** For two normal distributions E k(X, Y) is a normal density of variance 2 + h^2 in each coordinate. */
    @Test
    void mmd_ofTwoNormals_isItsClosedForm() {
        Streams streams = new Streams(3);
        double h = 1.5;
        double same = h * h / (2 + h * h);
        double apart = same * Math.exp(-1 / (2 * (2 + h * h)));
        double mmd = Mmd.of(gaussian(3000, 0, streams.at(0)), gaussian(3000, 1, streams.at(1)), h);
        assertThat(mmd).isCloseTo(2 * same - 2 * apart, within(0.01));
    }

    @Test
    void mmd_ofEqualDistributions_liesAroundNothing() {
        Streams streams = new Streams(4);
        double sum = 0;
        for (int k = 0; k < 40; k++) {
            RandomGenerator rng = streams.at(k);
            sum += Mmd.of(gaussian(50, 0, rng), gaussian(50, 0, rng));
        }
        assertThat(sum / 40).isCloseTo(0, within(0.004));
    }

    @Test
    void precisionAndRecall_tellAnAbsentModeFromAnInventedOne() {
        RandomGenerator rng = new Streams(5).at(0);
        List<double[]> data = new ArrayList<>(gaussian(200, 0, rng));
        data.addAll(gaussian(200, 30, rng));
        List<double[]> oneMode = gaussian(200, 0, rng);
        assertThat(Neighbourhoods.of(data, 3).share(oneMode)).isGreaterThan(0.8);
        assertThat(Neighbourhoods.of(oneMode, 3).share(data)).isBetween(0.3, 0.5);
        assertThat(Neighbourhoods.of(data, 3).share(gaussian(100, 90, rng))).isZero();
    }

    @Test
    void modes_countWhatIsNear() {
        List<double[]> centres = line(0, 10, 20);
        Modes modes = Modes.of(line(0, 0.5, 10, 15), centres, 1);
        assertThat(modes.shares()).containsExactly(2 / 3.0, 1 / 3.0, 0);
        assertThat(modes.outside()).isEqualTo(0.25);
        assertThat(modes.covered()).isEqualTo(2);
        assertThat(modes.largestDeviation()).isCloseTo(1 / 3.0, within(1e-12));
    }

    @Test
    void auroc_isTheShareOfPairsInOrder() {
        assertThat(Auroc.of(new double[] {3, 2}, new double[] {1, 2})).isEqualTo(3.5 / 4);
    }

    @Test
    void tooFewPoints_areRefused() {
        assertThatThrownBy(() -> EnergyDistance.of(line(1), line(1, 2)))
                .hasMessage("both samples must have >= 2 points, had 1 and 2");
        assertThatThrownBy(() -> Neighbourhoods.of(line(1, 2), 2)).hasMessage("k must be in [1, 1], was 2");
        assertThatThrownBy(() -> EnergyDistance.of(line(1, 2), gaussian(2, 0, new Streams(0).at(0))))
                .hasMessage("all points must have 1 coordinates, one had 2");
    }
}
