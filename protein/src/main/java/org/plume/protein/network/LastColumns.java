package org.plume.protein.network;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.nn.onnx.OnnxSession;
import org.plume.protein.Alphabet;

/**
 * The last columns of groups of rows that share what the columns before them add. As many rows make a group as were found to
 * have the same bits at every place of it, beside any others: {@value #ROWS}, the substitutions of a position, else one.
 */
final class LastColumns {

    private static final int ROWS = 19;
    private static final int TURNS = 4;

    private final OnnxSession session;
    private final int rows;
    private final int steps;

    private LastColumns(OnnxSession session, int rows, int steps) {
        this.session = session;
        this.rows = rows;
        this.steps = steps;
    }

    /**
     * The largest group that keeps its rows' bits.
     *
     * @param graphs opens the graph of groups of so many rows
     * @param size numbers that the past adds at one position
     */
    static LastColumns of(IntFunction<OnnxSession> graphs, int steps, int size) {
        LastColumns many = new LastColumns(graphs.apply(ROWS), ROWS, steps);
        return many.keepsBits(size) ? many : new LastColumns(graphs.apply(1), 1, steps);
    }

    private boolean keepsBits(int size) {
        RandomGenerator rng = new Streams(steps).at(0);
        long[] ids = rng.longs((long) rows * steps, 0, Alphabet.SIZE).toArray();
        float[] past = new float[steps * size];
        for (int k = 0; k < past.length; k++) {
            past[k] = (float) rng.nextGaussian();
        }
        float[] expected = run(ids, past);
        for (int turn = 1; turn <= TURNS; turn++) {
            int places = turn * turn % rows;
            float[] moved = run(turned(ids, places), past);
            int n = expected.length / rows;
            for (int r = 0; r < rows; r++) {
                int to = (r + places) % rows;
                if (!Arrays.equals(expected, r * n, (r + 1) * n, moved, to * n, (to + 1) * n)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Each row so many places on, the last ones to the front. */
    private long[] turned(long[] ids, int places) {
        long[] moved = new long[ids.length];
        for (int k = 0; k < ids.length; k++) {
            moved[(k + places * steps) % ids.length] = ids[k];
        }
        return moved;
    }

    /** Rows of a group. */
    int rows() {
        return rows;
    }

    /**
     * Logits {@code [rows * steps * symbols]}.
     *
     * @param ids read before each position, {@code [rows * steps]}
     * @param past what the columns before add, {@code [steps * size]}
     */
    float[] run(long[] ids, float[] past) {
        return Tokens.of(session.run(1, Map.of(SequenceObjective.IDS, ids, "past", past)), "logits");
    }
}
