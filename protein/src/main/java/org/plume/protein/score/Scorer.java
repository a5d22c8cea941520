package org.plume.protein.score;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;

/**
 * Exact log p by an ensemble.
 *
 * @param members at least one, all aligned to the same columns or all without an alignment
 * @param reference log p for each symbol of sequences of the family that were not trained on, ascending; may be empty
 */
public record Scorer(List<Member> members, double[] reference) {

    public Scorer {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members must be >= 1, were none");
        }
        members = List.copyOf(members);
    }

    /** Whether sequences are rows of the alignment, gaps included. */
    public boolean aligned() {
        return members.get(0).aligned();
    }

    /** The scores of sequences, in their order. */
    public List<SequenceScore> score(List<byte[]> sequences) {
        sequences.forEach(this::check);
        double[][] each = members.stream().map(m -> m.logDensities(sequences)).toArray(double[][]::new);
        List<SequenceScore> scores = new ArrayList<>();
        for (int s = 0; s < sequences.size(); s++) {
            double[] of = new double[each.length];
            for (int m = 0; m < of.length; m++) {
                of[m] = each[m][s];
            }
            scores.add(new SequenceScore(of, symbols(sequences.get(s))));
        }
        return scores;
    }

    /** The mean of the members' terms at each position; without an alignment the last is that of the end. */
    public double[] perPosition(byte[] sequence) {
        check(sequence);
        double[] mean = new double[sequence.length + (aligned() ? 0 : 1)];
        for (Member member : members) {
            double[] terms = member.perPosition(sequence);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += terms[i] / members.size();
            }
        }
        return mean;
    }

    /** The mean of log p by the members that read in the direction, nats; NaN without any. */
    public double total(SequenceScore score, Direction direction) {
        double sum = 0;
        int n = 0;
        for (int m = 0; m < members.size(); m++) {
            if (members.get(m).order() == direction) {
                sum += score.members()[m];
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** The share of the family's own held-out sequences that are at most as likely for each symbol, in [0, 1]. */
    public double percentile(SequenceScore score) {
        int at = Arrays.binarySearch(reference, score.perSymbol());
        return reference.length == 0 ? Double.NaN : (double) (at < 0 ? -at - 1 : at + 1) / reference.length;
    }

    /** What is counted when a score is divided by the length: known residues, gaps of columns, and the end. */
    int symbols(byte[] sequence) {
        int n = aligned() ? 0 : 1;
        for (byte code : sequence) {
            n += code < Alphabet.SYMBOLS ? 1 : 0;
        }
        return Math.max(1, n);
    }

    /**
     * Refuses what the members cannot read.
     *
     * @throws IllegalArgumentException for another number of columns, or a gap where there are none
     */
    public void check(byte[] sequence) {
        int columns = members.get(0).model().columns();
        if (columns > 0 && sequence.length != columns) {
            throw new IllegalArgumentException("a row must have " + columns + " columns as the model has, had "
                    + sequence.length + "; align it to the family, or use a model trained with --ungapped");
        }
        for (int i = 0; columns == 0 && i < sequence.length; i++) {
            if (sequence[i] == Alphabet.GAP) {
                throw new IllegalArgumentException(
                        "a sequence for a model without an alignment must have no gaps, had one at position "
                                + (i + 1));
            }
        }
    }
}
