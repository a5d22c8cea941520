package org.plume.protein.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.MeanOfConditionals;
import org.plume.protein.network.Corpus;
import org.plume.protein.network.NetworkModel;
import org.plume.protein.network.Tokens;

class ShareTest {

    /** Always this residue. */
    private static SiteIndependent always(int residue) {
        byte[][] rows = new byte[1000][4];
        for (byte[] row : rows) {
            Arrays.fill(row, (byte) residue);
        }
        return SiteIndependent.fit(rows, ones(rows.length));
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Residue 0 with 0.7 and 1 with 0.3: the likeliest mean of the two has these shares. */
    @Test
    void theShare_isThatOfTheData() {
        RandomGenerator rng = new Streams(3).at(0);
        byte[][] rows = new byte[3000][4];
        for (byte[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (byte) (rng.nextInt(10) < 3 ? 1 : 0);
            }
        }
        Share share = new Share();
        share.add(always(0), always(1), rows, ones(rows.length));
        assertThat(share.best()).isCloseTo(0.3, within(1e-9));
    }

    @Test
    void aNetworkBegins_asTheFrequenciesOfItsColumns() {
        CausalMixer network = new CausalMixer(4, true, Tokens.count(1), Alphabet.SYMBOLS, 8, 8, 1, 2, 3);
        byte[][] rows = new byte[50][4];
        Arrays.fill(rows[0], (byte) 2);
        Corpus corpus = new Corpus(rows, new int[50], ones(50));
        var weights = Beginning.of(network, corpus, 1);
        SiteIndependent profile = SiteIndependent.fit(rows, ones(50));
        assertThat(weights.get(CausalMixer.FIELDS)).isEqualTo(profile.tensor());
        try (Autoregressive model = new NetworkModel(network, Map.copyOf(weights), 0)) {
            MeanOfConditionals mean = MeanOfConditionals.of(model, profile, 0.5);
            assertThat(mean.parameters()).isEqualTo(model.parameters() + profile.parameters());
            assertThat(MeanOfConditionals.of(List.of(mean, mean)).parameters()).isEqualTo(mean.parameters());
        }
    }
}
