package org.plume.protein.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.protein.Alphabet;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.model.ColumnOrder;
import org.plume.protein.model.Direction;

class AnyOrderBatchesTest {

    private static final int COLUMNS = 5;
    private static final AnyOrderNetwork NETWORK =
            new AnyOrderNetwork(COLUMNS, Alphabet.UNKNOWN + 1, Alphabet.SYMBOLS, 8, 1);
    private static final byte[][] ROWS = {{0, 1, 2, 3, 20}, {0, 1, 5, Alphabet.UNKNOWN, 7}, {4, 1, 2, 3, 8}};
    private static final Corpus CORPUS = new Corpus(ROWS, new int[3], new double[] {1, 1, 2});

    private static float[] values(Map<String, Tensor> batch, String name) {
        return Tokens.of(batch, name).values();
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float v : values) {
            sum += v;
        }
        return sum;
    }

    @Test
    void everyColumn_isShownOrAskedForButAnUnknownResidue() {
        AnyOrderBatches batches = new AnyOrderBatches(CORPUS, NETWORK, 4, 0.5, new Streams(1));
        for (int step = 0; step < 50; step++) {
            Map<String, Tensor> batch = batches.at(step);
            float[] given = values(batch, AnyOrderObjective.COLUMNS);
            float[] target = values(batch, AnyOrderObjective.TARGET);
            for (int at = 0; at < 4 * COLUMNS; at++) {
                double shown = 0;
                double asked = 0;
                for (int a = 0; a < Alphabet.SYMBOLS; a++) {
                    shown += given[at * NETWORK.tokens() + a];
                    asked += target[at * Alphabet.SYMBOLS + a] > 0 ? 1 : 0;
                }
                double missing = given[at * NETWORK.tokens() + Alphabet.UNKNOWN];
                assertThat(shown + missing).isEqualTo(1);
                assertThat(shown + asked).isLessThanOrEqualTo(1);
            }
        }
    }

    @Test
    void everyRowWithoutUnknownResidues_countsByItsWeight() {
        Corpus whole = new Corpus(new byte[][] {ROWS[0], ROWS[2]}, new int[2], new double[] {1, 3});
        Map<String, Tensor> batch = new AnyOrderBatches(whole, NETWORK, 16, 0, new Streams(1)).at(3);
        assertThat(sum(values(batch, AnyOrderObjective.TARGET))).isCloseTo(16, within(1e-4));
        double held = 0;
        List<Map<String, Tensor>> batches = AnyOrderBatches.heldOut(whole, NETWORK, 3);
        for (Map<String, Tensor> b : batches) {
            held += sum(values(b, AnyOrderObjective.TARGET)) / 3 / batches.size();
        }
        assertThat(held).isCloseTo(1, within(1e-5));
    }

    @Test
    void everyStep_isAFunctionOfItself() {
        AnyOrderBatches batches = new AnyOrderBatches(CORPUS, NETWORK, 4, 0.5, new Streams(1));
        float[] once = values(batches.at(7), AnyOrderObjective.COLUMNS);
        assertThat(values(batches.at(8), AnyOrderObjective.COLUMNS)).isNotEqualTo(once);
        assertThat(values(batches.at(7), AnyOrderObjective.COLUMNS)).isEqualTo(once);
    }

    /** Columns that do not depend on each other: where the heads are 0, each order says the frequencies. */
    @Test
    void aNetworkWithoutHeads_isSiteIndependentInEveryOrder() {
        SiteIndependent site = SiteIndependent.fit(ROWS, CORPUS.weights());
        Map<String, Tensor> weights = new LinkedHashMap<>(Parameters.initial(Networks.whole(NETWORK), 3));
        weights.computeIfPresent(
                AnyOrderNetwork.HEADS, (name, w) -> new Tensor(w.shape(), new float[w.values().length]));
        weights.put(AnyOrderNetwork.FIELDS, Tensor.of(site.tensor().values(), (long) COLUMNS * Alphabet.SYMBOLS));
        try (AnyOrderModel model = new AnyOrderModel(NETWORK, weights)) {
            float[] forward = model.logProbabilities(List.of(ROWS[0])).get(0);
            float[] truth = site.logProbabilities(List.of(ROWS[0])).get(0);
            for (int k = 0; k < truth.length; k++) {
                assertThat((double) forward[k]).isCloseTo(truth[k], within(1e-5));
            }
            ColumnOrder order = ColumnOrder.random(COLUMNS, new Streams(6).at(0));
            byte[] reading = order.reading(ROWS[0], true);
            double[] drawn = model.inOrder(order).terms(reading, List.of(reading))[0];
            double[] ends = model.terms(ROWS[0], List.of(Direction.FORWARD.reading(ROWS[0], true)))[0];
            for (int i = 0; i < COLUMNS; i++) {
                assertThat(drawn[i]).isCloseTo(ends[order.index(i, COLUMNS)], within(1e-5));
            }
        }
    }
}
