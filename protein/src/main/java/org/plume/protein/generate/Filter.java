package org.plume.protein.generate;

import org.jspecify.annotations.Nullable;
import org.plume.protein.Alphabet;

/**
 * What a generated sequence must be like; one that is not is drawn again.
 *
 * @param minLength residues at least
 * @param maxLength residues at most
 * @param longestRun equal residues in a row at most; 0: any
 * @param minEntropy entropy of its composition at least, bits, which low complexity lacks; 0: any
 * @param window identity to a given sequence; null: any
 */
public record Filter(
        int minLength,
        int maxLength,
        int longestRun,
        double minEntropy,
        @Nullable IdentityWindow window) {

    /** Anything that is not empty. */
    public static final Filter NONE = new Filter(1, Integer.MAX_VALUE, 0, 0, null);

    public Filter {
        if (minLength < 1 || maxLength < minLength) {
            throw new IllegalArgumentException(
                    "minLength must be >= 1 and <= maxLength = " + maxLength + ", was " + minLength);
        }
        if (longestRun < 0) {
            throw new IllegalArgumentException("longestRun must be >= 0, was " + longestRun);
        }
        if (!(minEntropy >= 0 && minEntropy < 4.33)) {
            throw new IllegalArgumentException("minEntropy must be in [0, 4.33) bits, was " + minEntropy);
        }
    }

    /**
     * Bounds of the identity to a sequence: over columns where lengths are equal, else of a global alignment.
     *
     * @param reference residues, or a row with its gaps
     * @param low at least, in [0, 1]
     * @param high at most
     */
    public record IdentityWindow(byte[] reference, double low, double high) {

        public IdentityWindow {
            if (!(low >= 0 && low <= high && high <= 1)) {
                throw new IllegalArgumentException(
                        "identity window must have 0 <= low <= high <= 1, was [" + low + ", " + high + "]");
            }
        }
    }

    /** Whether the codes, gaps included where there are, pass. */
    public boolean passes(byte[] codes) {
        byte[] residues = Alphabet.ungapped(codes);
        if (residues.length < minLength || residues.length > maxLength) {
            return false;
        }
        if (longestRun > 0 && run(residues) > longestRun) {
            return false;
        }
        if (minEntropy > 0 && entropy(residues) < minEntropy) {
            return false;
        }
        if (window == null) {
            return true;
        }
        double identity = Identity.of(codes, window.reference);
        return identity >= window.low && identity <= window.high;
    }

    private static int run(byte[] residues) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < residues.length; i++) {
            run = i > 0 && residues[i] == residues[i - 1] ? run + 1 : 1;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private static double entropy(byte[] residues) {
        int[] counts = new int[Alphabet.UNKNOWN + 1];
        for (byte r : residues) {
            counts[r]++;
        }
        double entropy = 0;
        for (int c : counts) {
            if (c > 0) {
                double f = (double) c / residues.length;
                entropy -= f * Math.log(f) / Math.log(2);
            }
        }
        return entropy;
    }
}
