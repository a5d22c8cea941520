package org.plume.generative.paradigm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;

class EnergyTest {

    private static final Space SPACE = new Space(2, 1);

    /** Before training the network answers 0, and what is left is N(0, 4 I). */
    @Test
    void chains_sampleWhatTheEnergySays() {
        Energy paradigm = new Energy(Energy.Estimation.NOISE_CONTRASTIVE, 8, 1, 2);
        try (EnergyModel model = new EnergyModel(paradigm, SPACE, Untrained.initial(paradigm, SPACE))) {
            var p = model.given(new float[1]);
            Chains chains = p.chains(500, new Streams(8));
            double variance = chains.last().stream()
                    .mapToDouble(x -> x[0] * x[0])
                    .average()
                    .orElseThrow();
            assertThat(variance).isCloseTo(4, within(0.9));
            assertThat(chains.acceptance()).isBetween(0.95, 1.0);
            assertThat(chains.potentialScaleReduction(0)).isBetween(0.9, 1.5);
            double[] logs = p.logUnnormalised(List.of(new double[] {0, 0}, new double[] {2, 0}));
            assertThat(logs[0] - logs[1]).isCloseTo(0.5, within(1e-6));
        }
    }

    @Test
    void aCompletion_isTheSameAloneAndInABatch_andKeepsWhatIsKnown() {
        Energy paradigm = new Energy(Energy.Estimation.NOISE_CONTRASTIVE, 8, 1, 2);
        try (EnergyModel model = new EnergyModel(paradigm, SPACE, Untrained.initial(paradigm, SPACE))) {
            var p = model.given(new float[1]);
            BitSet first = BitSet.valueOf(new long[] {1});
            List<double[]> values = List.of(new double[] {1, 0}, new double[] {-2, 0}, new double[] {0.5, 0});
            List<double[]> together = p.inpaint(values, first, new Streams(6));
            for (int i = 0; i < values.size(); i++) {
                assertThat(together.get(i)[0]).isEqualTo(values.get(i)[0]);
                assertThat(p.inpaint(values.get(i), first, new Streams(6).at(i)))
                        .containsExactly(together.get(i));
            }
        }
    }

    /** Two chains that never leave 0 and 10: W is that of their own small moves. */
    @Test
    void chainsThatDisagree_raiseTheScaleReduction() {
        List<List<double[]>> moments = List.of(
                List.of(new double[] {0}, new double[] {10}),
                List.of(new double[] {0.1}, new double[] {10.1}),
                List.of(new double[] {0}, new double[] {10}),
                List.of(new double[] {0.1}, new double[] {10.1}));
        assertThat(new Chains(moments, 1).potentialScaleReduction(0)).isGreaterThan(10);
    }
}
