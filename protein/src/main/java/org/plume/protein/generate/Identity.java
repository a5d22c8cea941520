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
        byte[] ra = Alphabet.ungapped(a);
        byte[] rb = Alphabet.ungapped(b);
        int longer = Math.max(Math.max(ra.length, rb.length), 1);
        if (a.length == b.length) {
            int same = 0;
            for (int i = 0; i < a.length; i++) {
                same += a[i] == b[i] && a[i] < Alphabet.SIZE ? 1 : 0;
            }
            return (double) same / longer;
        }
        int[] row = new int[rb.length + 1];
        for (byte x : ra) {
            int diagonal = 0;
            for (int j = 1; j <= rb.length; j++) {
                int above = row[j];
                row[j] = x == rb[j - 1] && x < Alphabet.SIZE ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return (double) row[rb.length] / longer;
    }
}
