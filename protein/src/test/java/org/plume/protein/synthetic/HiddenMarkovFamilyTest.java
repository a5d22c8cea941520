package org.plume.protein.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;

class HiddenMarkovFamilyTest {

    /** The frequency of each sequence of two residues and less in 400,000 draws is its probability. */
    @Test
    void everyShortSequence_comesAsOftenAsItsDensitySays() {
        HiddenMarkovFamily model = HiddenMarkovFamily.of(2, 3);
        Map<String, Integer> counts = new HashMap<>();
        int n = 400_000;
        var rng = new Streams(4).at(0);
        for (int i = 0; i < n; i++) {
            counts.merge(Alphabet.letters(model.sample(rng)), 1, Integer::sum);
        }
        double chi2 = 0;
        int cells = 0;
        double mass = 0;
        for (int a = 0; a < Alphabet.SIZE; a++) {
            byte[] one = {(byte) a};
            double p1 = Math.exp(model.logDensity(one));
            mass += p1;
            for (int b = 0; b < Alphabet.SIZE; b++) {
                byte[] two = {(byte) a, (byte) b};
                double p = Math.exp(model.logDensity(two));
                mass += p;
                double expected = n * p;
                double seen = counts.getOrDefault(Alphabet.letters(two), 0);
                chi2 += (seen - expected) * (seen - expected) / expected;
                cells++;
            }
        }
        assertThat(mass).isBetween(0.85, 1.0);
        // mean 400, deviation 28: false alarm below 1 in 1000
        assertThat(chi2).isLessThan(cells + 4 * Math.sqrt(2.0 * cells));
    }

    @Test
    void everyFamily_isAFunctionOfItsSeed() {
        HiddenMarkovFamily model = HiddenMarkovFamily.of(40, 1);
        var a = model.family("a", 50, new Streams(2));
        var b = HiddenMarkovFamily.of(40, 1).family("a", 60, new Streams(2));
        assertThat(b.sequences().subList(0, 50)).isEqualTo(a.sequences());
        double nats = a.sequences().stream()
                .mapToDouble(s -> -model.logDensity(s.codes()) / (s.length() + 1))
                .average()
                .orElseThrow();
        assertThat(nats).isCloseTo(1.9, within(0.4));
    }
}
