package org.plume.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamsTest {

    @Test
    void oneIndex_givesTheSameNumbersAgain() {
        assertThat(new Streams(7).at(3).nextLong())
                .isEqualTo(new Streams(7).at(3).nextLong());
    }

    @Test
    void neighbouringSeedsAndIndices_giveDifferentNumbers() {
        Set<Long> first = new HashSet<>();
        for (long seed = -20; seed < 20; seed++) {
            for (long index = 0; index < 50; index++) {
                first.add(new Streams(seed).at(index).nextLong());
                first.add(new Streams(seed).child(index).at(0).nextLong());
            }
        }
        assertThat(first).hasSize(40 * 50 * 2);
    }

    /** The correlation of 20,000 pairs has deviation 0.0071; |r| &lt; 0.03 fails by chance about once in 40,000. */
    @Test
    void neighbouringStreams_areUncorrelated() {
        int n = 20_000;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += new Streams(1).at(i).nextGaussian()
                    * new Streams(1).at(i + 1).nextGaussian();
        }
        assertThat(Math.abs(sum / n)).isLessThan(0.03);
    }

    @Test
    void theFirstOfManySamples_areTheFewSamples() {
        Sampler<Double> normal = rng -> rng.nextGaussian();
        List<Double> many = normal.sample(100, new Streams(5));
        assertThat(normal.sample(50, new Streams(5))).isEqualTo(many.subList(0, 50));
    }
}
