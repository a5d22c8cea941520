package org.plume.protein.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Member;

/**
 * log p of many variants of one sequence. What a variant shares with the wild type from the reading's start is computed
 * once. Over columns the rest of each is computed at one go; without an alignment the wild type is read along, each variant
 * leaves it where it first differs, and all variants that are under way are read together.
 *
 * @param members of the ensemble
 * @param slots variants under way at once
 */
public record VariantScorer(List<Member> members, int slots) {

    /** log p of each variant by each member, {@code [variants][members]}, nats. */
    public List<SequenceScore> score(byte[] wild, List<byte[]> variants, Scorer lengths) {
        lengths.check(wild);
        variants.forEach(lengths::check);
        double[][] each = members.stream().map(m -> score(m, wild, variants)).toArray(double[][]::new);
        List<SequenceScore> scores = new ArrayList<>();
        for (int v = 0; v < variants.size(); v++) {
            double[] of = new double[each.length];
            for (int m = 0; m < of.length; m++) {
                of[m] = each[m][v];
            }
            scores.add(new SequenceScore(of, lengths.symbols(variants.get(v))));
        }
        return scores;
    }

    private double[] score(Member member, byte[] wild, List<byte[]> variants) {
        byte[] trunk = member.order().reading(wild, member.aligned());
        byte[][] readings = variants.stream()
                .map(v -> member.order().reading(v, member.aligned()))
                .toArray(byte[][]::new);
        int[] shared = new int[readings.length];
        for (int v = 0; v < readings.length; v++) {
            shared[v] = shared(trunk, readings[v]);
        }
        List<Integer> waiting = IntStream.range(0, readings.length)
                .boxed()
                .sorted(Comparator.comparingInt(v -> shared[v]))
                .toList();
        if (member.aligned()) {
            return Arrays.stream(member.model().terms(trunk, List.of(readings)))
                    .mapToDouble(terms -> Arrays.stream(terms).sum())
                    .toArray();
        }
        try (Decoder decoder = member.model().decoder(slots + 1)) {
            return new Walk(decoder, trunk, readings, shared, waiting).run();
        }
    }

    private static int shared(byte[] a, byte[] b) {
        int n = 0;
        while (n < a.length - 1 && n < b.length - 1 && a[n] == b[n]) {
            n++;
        }
        return n;
    }

    /** The wild type walks in the last slot, its variants in the others. */
    private final class Walk {

        private final Decoder decoder;
        private final byte[] trunk;
        private final byte[][] readings;
        private final int[] shared;
        private final List<Integer> waiting;
        private final double[] totals;
        private final int[] inSlot = new int[slots];
        private final int[] at = new int[slots];
        private int next;
        private int walked;
        private double sum;

        Walk(Decoder decoder, byte[] trunk, byte[][] readings, int[] shared, List<Integer> waiting) {
            this.decoder = decoder;
            this.trunk = trunk;
            this.readings = readings;
            this.shared = shared;
            this.waiting = waiting;
            totals = new double[readings.length];
            java.util.Arrays.fill(inSlot, -1);
        }

        double[] run() {
            decoder.start(slots);
            while (next < waiting.size() || busy().length > 0) {
                leave();
                int[] busy = busy();
                float[][] logs = decoder.next(busy);
                for (int k = 0; k < busy.length; k++) {
                    read(busy[k], logs[k]);
                }
            }
            return totals;
        }

        private int[] busy() {
            return IntStream.range(0, slots).filter(s -> inSlot[s] >= 0).toArray();
        }

        /** Fills free slots with the variants that leave next. */
        private void leave() {
            for (int slot = 0; slot < slots && next < waiting.size(); slot++) {
                if (inSlot[slot] >= 0) {
                    continue;
                }
                int variant = waiting.get(next);
                while (walked < shared[variant]) {
                    sum += term(decoder.next(slots)[0], trunk[walked]);
                    decoder.append(slots, trunk[walked++]);
                }
                decoder.next(slots);
                decoder.copy(slots, slot);
                inSlot[slot] = variant;
                at[slot] = walked;
                totals[variant] = sum;
                next++;
            }
        }

        private void read(int slot, float[] logs) {
            byte[] reading = readings[inSlot[slot]];
            int symbol = reading[at[slot]];
            totals[inSlot[slot]] += term(logs, symbol);
            at[slot]++;
            if (at[slot] == reading.length) {
                inSlot[slot] = -1;
            } else {
                decoder.append(slot, symbol);
            }
        }

        private double term(float[] logs, int symbol) {
            return symbol < Alphabet.SYMBOLS ? logs[symbol] : 0;
        }
    }
}
