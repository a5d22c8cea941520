package org.plume.protein.network;

import java.util.Map;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.onnx.FixedBatches;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Logits;

/**
 * A network taken apart: what is known is summed here, one row of the embedding for each column; the layers are one small batch;
 * the head of the one column that is asked for is applied here. So a column costs the same whatever is known.
 */
final class AnyOrderLayers implements AutoCloseable {

    private static final int Q = Alphabet.SYMBOLS;

    private final AnyOrderNetwork network;
    private final float[] nothing;
    /** For each column and symbol, what knowing it changes. */
    private final float[][] known;
    /** For each column {@code [hidden, 21]}. */
    private final float[][] heads;

    private final float[] fields;
    private final long parameters;
    private final OnnxSession session;
    private final FixedBatches layers;

    AnyOrderLayers(AnyOrderNetwork network, Map<String, Tensor> weights) {
        this.network = network;
        parameters = weights.values().stream().mapToLong(w -> w.values().length).sum();
        int hidden = network.hidden();
        float[] embed = Tokens.of(weights, AnyOrderNetwork.EMBED).values();
        nothing = Tokens.of(weights, AnyOrderNetwork.BIAS).values().clone();
        known = new float[network.context() * Q][hidden];
        heads = new float[network.context()][hidden * Q];
        float[] all = Tokens.of(weights, AnyOrderNetwork.HEADS).values();
        for (int i = 0; i < network.context(); i++) {
            int missing = (i * network.tokens() + Alphabet.UNKNOWN) * hidden;
            for (int k = 0; k < hidden; k++) {
                nothing[k] += embed[missing + k];
                for (int a = 0; a < Q; a++) {
                    known[i * Q + a][k] = embed[(i * network.tokens() + a) * hidden + k] - embed[missing + k];
                    heads[i][k * Q + a] = all[(k * network.context() + i) * Q + a];
                }
            }
        }
        fields = Tokens.of(weights, AnyOrderNetwork.FIELDS).values();
        session = OnnxSession.open(OnnxFile.serving(Recording.of(AnyOrderObjective.stream(network)), weights), 1);
        layers = FixedBatches.proven(session, 64, 16, 4, 1);
    }

    int columns() {
        return network.context();
    }

    long parameters() {
        return parameters;
    }

    /** The sum where nothing is known. */
    float[] start() {
        return nothing.clone();
    }

    /** Adds that a column is known; an unknown residue changes nothing. */
    void read(float[] sum, int column, int symbol) {
        if (symbol < Q) {
            float[] row = known[column * Q + symbol];
            for (int k = 0; k < row.length; k++) {
                sum[k] += row[k];
            }
        }
    }

    /** log p(. | what is known) at a column of each sum, nats, {@code [sums][21]}. */
    float[][] next(float[][] sums, int... columns) {
        int hidden = network.hidden();
        float[] together = new float[sums.length * hidden];
        for (int r = 0; r < sums.length; r++) {
            System.arraycopy(sums[r], 0, together, r * hidden, hidden);
        }
        float[] stream = Tokens.of(layers.run(sums.length, Map.of("sums", together)), "stream");
        float[][] logs = new float[sums.length][Q];
        double[] one = new double[Q];
        for (int r = 0; r < sums.length; r++) {
            float[] y = logs[r];
            System.arraycopy(fields, columns[r] * Q, y, 0, Q);
            float[] head = heads[columns[r]];
            for (int k = 0; k < hidden; k++) {
                float x = stream[r * hidden + k];
                for (int a = 0; a < Q; a++) {
                    y[a] += x * head[k * Q + a];
                }
            }
            for (int a = 0; a < Q; a++) {
                one[a] = y[a];
            }
            Logits.normalize(one, y, 0);
        }
        return logs;
    }

    @Override
    public void close() {
        session.close();
    }
}
