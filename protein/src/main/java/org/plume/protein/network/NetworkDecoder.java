package org.plume.protein.network;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Logits;

/** Decodes with a network: what the past adds is summed here, the rest is one small batch of the step's graph. */
final class NetworkDecoder implements Decoder {

    private static final int Q = Alphabet.SYMBOLS;

    private final NetworkModel model;
    private final Past past;
    private final float[][] values;
    /** What positions before the last multiple of {@link Past#TOGETHER} add to those from there on. */
    private final float[][] begun;

    private final int[] lengths;
    private final int[] last;
    private final float[][] logits;
    private final boolean[] known;

    NetworkDecoder(NetworkModel model, int slots) {
        this.model = model;
        this.past = model.past();
        values = new float[slots][past.kept() * past.size()];
        begun = new float[slots][Past.TOGETHER * past.size()];
        lengths = new int[slots];
        last = new int[slots];
        logits = new float[slots][Q];
        known = new boolean[slots];
        Arrays.fill(last, model.start());
    }

    @Override
    public void start(int slot) {
        lengths[slot] = 0;
        last[slot] = model.start();
        known[slot] = false;
    }

    /** A position's values have to be computed before the next symbol is read. */
    @Override
    public void append(int slot, int symbol) {
        if (!known[slot]) {
            next(slot);
        }
        lengths[slot]++;
        last[slot] = symbol;
        known[slot] = false;
    }

    @Override
    public void copy(int from, int to) {
        int n = Math.min(past.kept(), lengths[from] + 1) * past.size();
        System.arraycopy(values[from], 0, values[to], 0, n);
        System.arraycopy(begun[from], 0, begun[to], 0, begun[from].length);
        lengths[to] = lengths[from];
        last[to] = last[from];
        logits[to] = logits[from].clone();
        known[to] = known[from];
    }

    @Override
    public float[][] next(int... slots) {
        int n = 0;
        int[] open = new int[slots.length];
        for (int slot : slots) {
            if (!known[slot]) {
                open[n++] = slot;
            }
        }
        if (n > 0) {
            compute(Arrays.copyOf(open, n));
        }
        float[][] result = new float[slots.length][];
        for (int k = 0; k < slots.length; k++) {
            result[k] = logits[slots[k]].clone();
        }
        return result;
    }

    /** What positions before one add to position t of the sequence in the slot, of all layers. */
    void past(int slot, int t, int before, float[] target, int offset) {
        past.sum(values[slot], t, before, target, offset);
    }

    /** Writes what all earlier positions add to the next one, in their order. */
    private void past(int slot, float[] target, int offset) {
        int t = lengths[slot];
        int from = t - t % Past.TOGETHER;
        if (t == from) {
            past.sums(values[slot], t, begun[slot]);
        }
        System.arraycopy(begun[slot], (t - from) * past.size(), target, offset, past.size());
        for (int s = Math.max(from, t - past.kept()); s < t; s++) {
            past.add(values[slot], t, s, target, offset);
        }
    }

    private void compute(int[] slots) {
        int size = past.size();
        long[] ids = new long[slots.length];
        long[] positions = new long[slots.length];
        float[] sums = new float[slots.length * size];
        for (int k = 0; k < slots.length; k++) {
            int slot = slots[k];
            ids[k] = last[slot];
            positions[k] = Math.min(lengths[slot], model.network().context() - 1);
            past(slot, sums, k * size);
        }
        Map<String, Object> given = new HashMap<>();
        given.put("id", ids);
        given.put("position", positions);
        given.put("past", sums);
        Map<String, float[]> out = model.step().run(slots.length, given);
        float[] y = Tokens.of(out, "logits");
        float[] v = Tokens.of(out, "values");
        double[] one = new double[Q];
        for (int k = 0; k < slots.length; k++) {
            int slot = slots[k];
            for (int a = 0; a < Q; a++) {
                one[a] = y[k * Q + a];
            }
            Logits.normalize(one, logits[slot], 0);
            System.arraycopy(v, k * size, values[slot], lengths[slot] % past.kept() * size, size);
            known[slot] = true;
        }
    }
}
