package org.plume.protein.network;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;

/**
 * Minibatches: readings drawn by their weights; tokens replaced by the unknown residue, and mixed channels switched off, so
 * that the network does not learn its family by heart. A reading longer than the network's steps gives a window of itself.
 */
public final class SequenceBatches implements Batches {

    private final Corpus corpus;
    private final CausalMixer network;
    private final int steps;
    private final int batch;
    private final Dropout dropout;
    private final Streams streams;
    private final WeightedRows weighted;

    /**
     * What is hidden while learning.
     *
     * @param tokens share of tokens
     * @param channels share of channels of a layer
     */
    public record Dropout(double tokens, double channels) {

        /** Nothing is. */
        public static final Dropout NONE = new Dropout(0, 0);

        public Dropout {
            if (!(tokens >= 0 && tokens < 1 && channels >= 0 && channels < 1)) {
                throw new IllegalArgumentException(
                        "dropout must be in [0, 1), was " + tokens + " of tokens and " + channels + " of channels");
            }
        }
    }

    /**
     * Minibatches to learn from.
     *
     * @param steps positions of a reading that a row holds
     * @param batch rows
     */
    public SequenceBatches(Corpus corpus, CausalMixer network, int steps, int batch, Dropout dropout, Streams streams) {
        this.corpus = corpus;
        this.network = network;
        this.steps = steps;
        this.batch = batch;
        this.dropout = dropout;
        this.streams = streams;
        weighted = new WeightedRows(corpus);
    }

    @Override
    public Map<String, Tensor> at(long step) {
        RandomGenerator rng = streams.at(step);
        int[] rows = weighted.draw(batch, rng);
        double[] counts = new double[batch];
        Arrays.fill(counts, 1);
        return tensors(rows, counts, dropout, rng);
    }

    /** All rows in order, each counting its weight, nothing hidden: for a stopping rule. */
    public static List<Map<String, Tensor>> heldOut(Corpus corpus, CausalMixer network, int steps, int batch) {
        SequenceBatches all = new SequenceBatches(corpus, network, steps, batch, Dropout.NONE, new Streams(0));
        return all.weighted.inOrder(1, batch).stream()
                .map(places -> all.tensors(places.rows(), places.counts(), Dropout.NONE, new Streams(0).at(0)))
                .toList();
    }

    private Map<String, Tensor> tensors(int[] rows, double[] counts, Dropout hidden, RandomGenerator rng) {
        float[] ids = new float[batch * steps];
        float[] target = new float[batch * steps * network.symbols()];
        double meanLength = 0;
        for (int row : rows) {
            meanLength += Math.min(corpus.readings()[row].length, steps) / (double) batch;
        }
        for (int b = 0; b < batch; b++) {
            byte[] reading = corpus.readings()[rows[b]];
            int from = reading.length <= steps ? 0 : rng.nextInt(reading.length - steps + 1);
            for (int t = 0; t < steps; t++) {
                int at = b * steps + t;
                int before = from + t - 1;
                int token = Alphabet.UNKNOWN;
                if (before < 0) {
                    token = Tokens.start(corpus.families()[rows[b]]);
                } else if (before < reading.length && !(hidden.tokens() > 0 && rng.nextDouble() < hidden.tokens())) {
                    token = reading[before];
                }
                ids[at] = token;
                if (from + t < reading.length && reading[from + t] < network.symbols()) {
                    target[at * network.symbols() + reading[from + t]] = (float) (counts[b] / meanLength);
                }
            }
        }
        long channels = (long) network.layers() * network.inner();
        return Map.of(
                SequenceObjective.IDS, Tensor.of(ids, batch, steps),
                SequenceObjective.TARGET, Tensor.of(target, batch, steps, network.symbols()),
                SequenceObjective.DROPOUT,
                        Tensor.of(
                                WeightedRows.dropout(Math.toIntExact(batch * channels), hidden.channels(), rng),
                                batch,
                                channels));
    }
}
