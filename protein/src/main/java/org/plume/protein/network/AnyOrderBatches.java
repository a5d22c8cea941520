package org.plume.protein.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.protein.Alphabet;

/**
 * Minibatches of rows drawn by their weights. Of each so many columns are shown as a number drawn evenly from 0 .. columns - 1
 * says, all sets of that size alike likely; the others are to be told. An unknown residue is never shown and not asked for.
 */
public final class AnyOrderBatches implements Batches {

    /** Sets of columns that each row is measured with. */
    private static final int SETS = 4;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final Corpus corpus;
    private final AnyOrderNetwork network;
    private final int batch;
    private final double dropout;
    private final Streams streams;
    private final WeightedRows weighted;

    /**
     * Minibatches to learn from.
     *
     * @param corpus rows, the first column first
     * @param dropout share of channels switched off
     */
    public AnyOrderBatches(Corpus corpus, AnyOrderNetwork network, int batch, double dropout, Streams streams) {
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1), was " + dropout);
        }
        this.corpus = corpus;
        this.network = network;
        this.batch = batch;
        this.dropout = dropout;
        this.streams = streams;
        weighted = new WeightedRows(corpus);
    }

    @Override
    public Map<String, Tensor> at(long step) {
        RandomGenerator rng = streams.at(step);
        int[] rows = weighted.draw(batch, rng);
        int[] shown = new int[batch];
        Arrays.setAll(shown, b -> rng.nextInt(network.context()));
        double[] counts = new double[batch];
        Arrays.fill(counts, 1);
        return tensors(rows, shown, counts, dropout, rng);
    }

    /** All rows in order, each counting its weight, with {@value #SETS} sets of columns each that stay: for a stopping rule. */
    public static List<Map<String, Tensor>> heldOut(Corpus corpus, AnyOrderNetwork network, int batch) {
        AnyOrderBatches all = new AnyOrderBatches(corpus, network, batch, 0, new Streams(0));
        List<Map<String, Tensor>> batches = new ArrayList<>();
        for (WeightedRows.Places places : all.weighted.inOrder(SETS, batch)) {
            int[] shown = new int[batch];
            for (int b = 0; b < batch; b++) {
                int k = places.rows()[b] * SETS + places.repeats()[b];
                shown[b] = (int) (k * GOLDEN % 1 * network.context());
            }
            RandomGenerator rng = new Streams(0).at((long) batches.size() * batch);
            batches.add(all.tensors(places.rows(), shown, places.counts(), 0, rng));
        }
        return batches;
    }

    private Map<String, Tensor> tensors(
            int[] rows, int[] shown, double[] counts, double channelsOff, RandomGenerator rng) {
        int columns = network.context();
        float[] given = new float[batch * columns * network.tokens()];
        float[] target = new float[batch * columns * network.symbols()];
        int[] order = new int[columns];
        for (int b = 0; b < batch; b++) {
            byte[] row = corpus.readings()[rows[b]];
            for (int i = 0; i < columns; i++) {
                int j = rng.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            for (int i = 0; i < columns; i++) {
                int at = b * columns + order[i];
                int symbol = row[order[i]];
                boolean known = symbol < network.symbols();
                given[at * network.tokens() + (known && i < shown[b] ? symbol : Alphabet.UNKNOWN)] = 1;
                if (known && i >= shown[b]) {
                    target[at * network.symbols() + symbol] = (float) (counts[b] / (columns - shown[b]));
                }
            }
        }
        int channels = network.channels();
        return Map.of(
                AnyOrderObjective.COLUMNS, Tensor.of(given, batch, (long) columns * network.tokens()),
                AnyOrderObjective.TARGET, Tensor.of(target, batch, columns, network.symbols()),
                AnyOrderObjective.DROPOUT,
                        Tensor.of(WeightedRows.dropout(batch * channels, channelsOff, rng), batch, channels));
    }
}
