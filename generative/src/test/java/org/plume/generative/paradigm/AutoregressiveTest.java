package org.plume.generative.paradigm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;

class AutoregressiveTest {

    private static final int BINS = 6;
    private static final Autoregressive PARADIGM = new Autoregressive(BINS, 3, 8, 1);
    private static final Space SPACE = new Space(2, 1);
    private static final AutoregressiveModel MODEL =
            new AutoregressiveModel(PARADIGM, SPACE, Untrained.disturbed(PARADIGM, SPACE, 0.5));

    @AfterAll
    static void close() {
        MODEL.close();
    }

    private static List<double[]> centres() {
        List<double[]> centres = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            for (int j = 0; j < BINS; j++) {
                centres.add(new double[] {i - 2.5, j - 2.5});
            }
        }
        return centres;
    }

    /** Bins are 1 wide. */
    @Test
    void theDensity_sumsToOne() {
        double sum = 0;
        for (double log : MODEL.given(new float[1]).logDensities(centres())) {
            sum += Math.exp(log);
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
    }

    @Test
    void overLetters_theDensitySumsToOne_andSamplesAreLetters() {
        Space letters = new Space(2, 1, 3);
        try (AutoregressiveModel model =
                new AutoregressiveModel(PARADIGM, letters, Untrained.disturbed(PARADIGM, letters, 0.5))) {
            var p = model.given(new float[1]);
            List<double[]> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    all.add(new double[] {i, j});
                }
            }
            double sum = 0;
            for (double log : p.logDensities(all)) {
                sum += Math.exp(log);
            }
            assertThat(sum).isCloseTo(1, within(1e-5));
            assertThat(p.sample(50, new Streams(2)))
                    .allSatisfy(x -> assertThat(x).containsAnyOf(0, 1, 2));
        }
    }

    /** 4,000 draws: chi-square of 36 cells with 35 degrees of freedom exceeds 67 with probability 0.001. */
    @Test
    void samples_fallIntoBinsAsOftenAsTheDensitySays() {
        var p = MODEL.given(new float[1]);
        Bins bins = PARADIGM.bins(SPACE);
        int[] counts = new int[BINS * BINS];
        for (double[] x : p.sample(4000, new Streams(1))) {
            counts[bins.of(x[0]) * BINS + bins.of(x[1])]++;
        }
        double[] logs = p.logDensities(centres());
        double chiSquare = 0;
        for (int i = 0; i < counts.length; i++) {
            double expected = 4000 * Math.exp(logs[i]);
            chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
        }
        assertThat(chiSquare).isLessThan(67);
    }

    @Test
    void aSample_isTheSameAloneAndInABatch() {
        var p = MODEL.given(new float[1]);
        assertThat(p.sample(new Streams(4).at(7)))
                .containsExactly(p.sample(20, new Streams(4)).get(7));
    }

    @Test
    void aCompletion_isTheSameAloneAndInABatch() {
        var p = MODEL.given(new float[1]);
        BitSet first = BitSet.valueOf(new long[] {1});
        List<double[]> values = List.of(new double[] {1.25, 0}, new double[] {-2.5, 0}, new double[] {0.5, 0});
        List<double[]> together = p.inpaint(values, first, new Streams(6));
        for (int i = 0; i < values.size(); i++) {
            assertThat(p.inpaint(values.get(i), first, new Streams(6).at(i))).containsExactly(together.get(i));
        }
    }

    @Test
    void onlyPrefixes_areCompleted() {
        var p = MODEL.given(new float[1]);
        BitSet first = BitSet.valueOf(new long[] {1});
        assertThat(p.inpaint(new double[] {1.25, 0}, first, new Streams(5).at(0))[0])
                .isEqualTo(1.25);
        BitSet second = BitSet.valueOf(new long[] {2});
        assertThatThrownBy(() -> p.inpaint(new double[2], second, new Streams(5).at(0)))
                .hasMessage("known must be a prefix of the coordinates, was {1}");
    }

    @Test
    void beyondTheBound_thereIsNoDensity() {
        assertThat(MODEL.given(new float[1]).logDensity(new double[] {3.5, 0})).isEqualTo(Double.NEGATIVE_INFINITY);
    }
}
