package org.plume.protein.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.generative.nn.onnx.FixedBatches;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Logits;

/**
 * A trained network. Whole readings are padded to one of few lengths by a rule of their own length alone; readings beyond
 * the context go through it position by position, where positions behind the last are all told the last.
 */
public final class NetworkModel implements Autoregressive {

    private static final int Q = Alphabet.SYMBOLS;
    private static final int SHORTEST = 64;
    private static final int ROWS = 32;

    private final CausalMixer network;
    private final Map<String, Tensor> weights;
    private final int family;
    private final Map<Integer, FixedBatches> byLength;
    private final Map<Integer, LastColumns> ofLast;
    private final List<OnnxSession> sessions;
    private final FixedBatches step;
    private final Past past;

    /**
     * A model that serves.
     *
     * @param family whose start token begins each sequence
     */
    public NetworkModel(CausalMixer network, Map<String, Tensor> weights, int family) {
        this.network = network;
        this.weights = Map.copyOf(weights);
        this.family = family;
        byLength = new TreeMap<>();
        ofLast = new TreeMap<>();
        sessions = new ArrayList<>();
        this.past = new Past(network, weights);
        this.step = FixedBatches.proven(
                open(OnnxFile.serving(Recording.of(SequenceObjective.step(network)), weights)), 64, 16, 4, 1);
    }

    private NetworkModel(NetworkModel other, int family) {
        network = other.network;
        weights = other.weights;
        this.family = family;
        byLength = other.byLength;
        ofLast = other.ofLast;
        sessions = other.sessions;
        past = other.past;
        step = other.step;
    }

    /** Shares the network with this one; both end when one is closed. */
    @Override
    public NetworkModel ofFamily(int other) {
        return new NetworkModel(this, other);
    }

    private OnnxSession open(byte[] model) {
        OnnxSession session = OnnxSession.open(model, 1);
        sessions.add(session);
        return session;
    }

    @Override
    public int columns() {
        return network.aligned() ? network.context() : 0;
    }

    @Override
    public long parameters() {
        return weights.values().stream().mapToLong(w -> w.values().length).sum();
    }

    CausalMixer network() {
        return network;
    }

    int start() {
        return Tokens.start(family);
    }

    FixedBatches step() {
        return step;
    }

    Past past() {
        return past;
    }

    @Override
    public List<float[]> logProbabilities(List<byte[]> readings) {
        List<float[]> all = new ArrayList<>();
        readings.forEach(r -> all.add(new float[0]));
        Map<Integer, List<Integer>> groups = new TreeMap<>();
        for (int i = 0; i < readings.size(); i++) {
            groups.computeIfAbsent(padded(readings.get(i).length), k -> new ArrayList<>())
                    .add(i);
        }
        groups.forEach((length, members) -> {
            if (length > network.context()) {
                members.forEach(i -> all.set(i, byStep(readings.get(i))));
            } else {
                for (int from = 0; from < members.size(); from += ROWS) {
                    whole(readings, members.subList(from, Math.min(members.size(), from + ROWS)), length, all);
                }
            }
        });
        return all;
    }

    /** The length at which a reading is computed. */
    private int padded(int length) {
        if (network.aligned()) {
            if (length != network.context()) {
                throw new IllegalArgumentException(
                        "a row must have " + network.context() + " columns as the model has, had " + length);
            }
            return length;
        }
        int padded = Math.min(SHORTEST, network.context());
        while (padded < length && padded < network.context()) {
            padded = Math.min(2 * padded, network.context());
        }
        return Math.max(padded, length);
    }

    private void whole(List<byte[]> readings, List<Integer> members, int length, List<float[]> all) {
        FixedBatches batches;
        synchronized (byLength) {
            batches = byLength.computeIfAbsent(
                    length,
                    n -> FixedBatches.proven(
                            open(OnnxFile.serving(Recording.of(SequenceObjective.serving(network, n)), weights)),
                            16,
                            1));
        }
        long[] ids = new long[members.size() * length];
        for (int m = 0; m < members.size(); m++) {
            byte[] reading = readings.get(members.get(m));
            ids[m * length] = start();
            for (int t = 1; t < length; t++) {
                ids[m * length + t] = t - 1 < reading.length ? reading[t - 1] : Alphabet.UNKNOWN;
            }
        }
        float[] logits = Tokens.of(batches.run(members.size(), Map.of(SequenceObjective.IDS, ids)), "logits");
        double[] one = new double[Q];
        for (int m = 0; m < members.size(); m++) {
            int n = readings.get(members.get(m)).length;
            float[] result = new float[n * Q];
            for (int t = 0; t < n; t++) {
                for (int a = 0; a < Q; a++) {
                    one[a] = logits[(m * length + t) * Q + a];
                }
                Logits.normalize(one, result, t * Q);
            }
            all.set(members.get(m), result);
        }
    }

    /** The graph of the last columns. */
    LastColumns last(int length) {
        synchronized (ofLast) {
            return ofLast.computeIfAbsent(
                    length,
                    n -> LastColumns.of(
                            rows -> open(
                                    OnnxFile.serving(Recording.of(SequenceObjective.last(network, rows, n)), weights)),
                            n,
                            past.size()));
        }
    }

    @Override
    public double[][] terms(byte[] trunk, List<byte[]> readings) {
        return network.aligned()
                ? new Beginnings(this).terms(trunk, readings)
                : Autoregressive.super.terms(trunk, readings);
    }

    private float[] byStep(byte[] reading) {
        float[] result = new float[reading.length * Q];
        try (Decoder decoder = decoder(1)) {
            decoder.start(0);
            for (int t = 0; t < reading.length; t++) {
                System.arraycopy(decoder.next(0)[0], 0, result, t * Q, Q);
                decoder.append(0, reading[t]);
            }
        }
        return result;
    }

    @Override
    public Decoder decoder(int slots) {
        return new NetworkDecoder(this, slots);
    }

    @Override
    public void close() {
        sessions.forEach(OnnxSession::close);
    }
}
