package org.plume.protein.generate;

import org.plume.protein.Alphabet;

/** The share of equal residues of two sequences. */
public final class Identity {

    private Identity() {}

    /**
     * Equal residues over the longer sequence's length. Rows of equal length are compared column by column, gaps aside;
     * others by the alignment with the most equal residues (a longest common subsequence).
     */
    public static double of(byte[] a, byte[] b) {
        return a.length == b.length ? byColumn(a, b) : byAlignment(Alphabet.ungapped(a), Alphabet.ungapped(b));
    }

    private static double byColumn(byte[] a, byte[] b) {
        int same = 0;
        int inA = 0;
        int inB = 0;
        for (int i = 0; i < a.length; i++) {
            same += a[i] == b[i] && a[i] < Alphabet.SIZE ? 1 : 0;
            inA += a[i] == Alphabet.GAP ? 0 : 1;
            inB += b[i] == Alphabet.GAP ? 0 : 1;
        }
        return (double) same / Math.max(Math.max(inA, inB), 1);
    }

    private static double byAlignment(byte[] ra, byte[] rb) {
        int[] row = new int[rb.length + 1];
        for (byte x : ra) {
            int diagonal = 0;
            for (int j = 1; j <= rb.length; j++) {
                int above = row[j];
                row[j] = x == rb[j - 1] && x < Alphabet.SIZE ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return (double) row[rb.length] / Math.max(Math.max(ra.length, rb.length), 1);
    }
}
