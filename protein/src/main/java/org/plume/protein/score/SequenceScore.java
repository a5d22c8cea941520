package org.plume.protein.score;

import java.util.Arrays;
import org.plume.protein.model.Logits;

/**
 * What the members of an ensemble say of one sequence.
 *
 * @param members log p by each member, nats
 * @param symbols scored: columns, or residues and the end
 */
public record SequenceScore(double[] members, int symbols) {

    /** The mean of the members' log p, nats. */
    public double total() {
        return Arrays.stream(members).average().orElse(Double.NaN);
    }

    /** log of the mean of the members' p, nats: the density of drawing a member and then from it, never below {@link #total()}. */
    public double mixture() {
        return Logits.logSumExp(members, 0, members.length) - Math.log(members.length);
    }

    /** {@link #total()} for each symbol. */
    public double perSymbol() {
        return total() / symbols;
    }

    /** The standard error of {@link #total()} by the spread of the members; NaN for one. */
    public double standardError() {
        double mean = total();
        double sum = 0;
        for (double m : members) {
            sum += (m - mean) * (m - mean);
        }
        return Math.sqrt(sum / (members.length - 1) / members.length);
    }

    /** What each member says of this one less what it says of the other. */
    public SequenceScore minus(SequenceScore other) {
        double[] difference = new double[members.length];
        for (int m = 0; m < difference.length; m++) {
            difference[m] = members[m] - other.members[m];
        }
        return new SequenceScore(difference, symbols);
    }
}
