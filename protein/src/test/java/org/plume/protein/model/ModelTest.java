package org.plume.protein.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Streams;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;
import org.plume.protein.baseline.ArDca;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.network.AnyOrderModel;
import org.plume.protein.network.NetworkModel;
import org.plume.protein.network.Networks;
import org.plume.protein.network.SequenceObjective;
import org.plume.protein.network.Tokens;

/** What every model keeps. */
class ModelTest {

    private static final int COLUMNS = 9;

    record Named(String name, Autoregressive model) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Named> models() {
        byte[][] rows = rows(40, COLUMNS);
        double[] weights = new double[40];
        Arrays.fill(weights, 0.5);
        return Stream.of(
                new Named("site-independent", SiteIndependent.fit(rows, weights)),
                new Named("arDCA", ArDca.fit(rows, weights, 0.01, 0.0001, 2, done -> {})),
                new Named("aligned network", network(true, COLUMNS, 5)),
                new Named(
                        "network with arDCA",
                        MeanOfConditionals.of(
                                network(true, COLUMNS, 5), ArDca.fit(rows, weights, 0.01, 0.0001, 2, done -> {}), 0.4)),
                new Named("network of any order, forward", anyOrder(COLUMNS)),
                new Named(
                        "network of any order, an order of its own",
                        anyOrder(COLUMNS).inOrder(ColumnOrder.random(COLUMNS, new Streams(2).at(0)))),
                new Named("network", network(false, 100, 7)),
                new Named("network, short context", network(false, 12, 7)));
    }

    static NetworkModel network(boolean aligned, int context, int reach) {
        CausalMixer mixer = new CausalMixer(context, aligned, Tokens.count(1), Alphabet.SYMBOLS, 12, 16, 2, 4, reach);
        Map<String, Tensor> weights =
                new HashMap<>(Parameters.initial(new SequenceObjective(mixer, context).graph(), 5));
        return new NetworkModel(mixer, weights, 0);
    }

    static AnyOrderModel anyOrder(int columns) {
        AnyOrderNetwork network = new AnyOrderNetwork(columns, Alphabet.UNKNOWN + 1, Alphabet.SYMBOLS, 24, 2);
        Map<String, Tensor> weights = new HashMap<>(Parameters.initial(Networks.whole(network), 5));
        weights.computeIfPresent(AnyOrderNetwork.HEADS, (name, w) -> scaled(w, 10));
        return new AnyOrderModel(network, weights);
    }

    private static Tensor scaled(Tensor w, float factor) {
        float[] values = w.values().clone();
        for (int k = 0; k < values.length; k++) {
            values[k] *= factor;
        }
        return new Tensor(w.shape(), values);
    }

    static byte[][] rows(int n, int length) {
        RandomGenerator rng = new Streams(11).at(0);
        byte[][] rows = new byte[n][length];
        for (byte[] row : rows) {
            for (int i = 0; i < length; i++) {
                row[i] = (byte) (rng.nextInt(3) == 0 ? i % 20 : rng.nextInt(20));
            }
        }
        return rows;
    }

    static List<byte[]> readings(Autoregressive model) {
        List<byte[]> readings = new ArrayList<>();
        for (int n : model.columns() > 0 ? new int[] {COLUMNS, COLUMNS, COLUMNS} : new int[] {5, 17, 130, 64}) {
            byte[] codes = rows(1, n)[0];
            codes[n / 2] = Alphabet.UNKNOWN;
            readings.add(Direction.REVERSE.reading(codes, model.columns() > 0));
        }
        return readings;
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyPosition_isNormalised(Named named) {
        for (float[] logP : named.model.logProbabilities(readings(named.model))) {
            for (int at = 0; at < logP.length; at += Alphabet.SYMBOLS) {
                double sum = 0;
                for (int a = 0; a < Alphabet.SYMBOLS; a++) {
                    sum += Math.exp(logP[at + a]);
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyDecoder_agreesWithTheWhole(Named named) {
        List<byte[]> readings = readings(named.model);
        List<float[]> whole = named.model.logProbabilities(readings);
        try (Decoder decoder = named.model.decoder(readings.size())) {
            for (int r = 0; r < readings.size(); r++) {
                decoder.start(r);
                for (int t = 0; t < readings.get(r).length; t++) {
                    float[] next = decoder.next(r)[0];
                    for (int a = 0; a < Alphabet.SYMBOLS; a++) {
                        assertThat((double) next[a]).isCloseTo(whole.get(r)[t * Alphabet.SYMBOLS + a], within(1e-4));
                    }
                    decoder.append(r, readings.get(r)[t]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everySlot_isItsOwnToTheBit(Named named) {
        int slots = 70;
        int length = COLUMNS;
        byte[][] rows = rows(slots, length);
        try (Decoder together = named.model.decoder(slots);
                Decoder alone = named.model.decoder(2)) {
            float[][][] all = new float[length][][];
            int[] every = IntStream.range(0, slots).toArray();
            for (int s : every) {
                together.start(s);
            }
            for (int t = 0; t < length; t++) {
                all[t] = together.next(every);
                for (int s : every) {
                    together.append(s, rows[s][t]);
                }
            }
            for (int s : new int[] {0, 3, 69}) {
                alone.start(0);
                for (int t = 0; t < length; t++) {
                    assertThat(alone.next(0)[0]).isEqualTo(all[t][s]);
                    if (t == 4) {
                        alone.copy(0, 1);
                        assertThat(alone.next(1)[0]).isEqualTo(all[t][s]);
                    }
                    alone.append(0, rows[s][t]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyReading_isTheSameAloneAndInABatch(Named named) {
        List<byte[]> readings = readings(named.model);
        List<float[]> together = named.model.logProbabilities(readings);
        for (int r = 0; r < readings.size(); r++) {
            assertThat(named.model.logProbabilities(List.of(readings.get(r))).get(0))
                    .isEqualTo(together.get(r));
        }
    }
}
