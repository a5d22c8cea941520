package org.plume.protein.family;

/**
 * Similarity without an alignment: words of three residues that two sequences share. At identity q a word survives with
 * probability about q^3, so two sequences are near when they share at least q^3 of the words of the one that has more. The
 * 8,000 words are folded into 2,048 bits.
 */
final class SharedWords implements Similarity {

    private static final int BITS = 2048;

    private final long[][] words;
    private final int[] counts;
    private final double share;

    SharedWords(byte[][] rows, double identity) {
        share = identity * identity * identity;
        words = new long[rows.length][];
        counts = new int[rows.length];
        for (int r = 0; r < rows.length; r++) {
            long[] set = new long[BITS / 64];
            for (int i = 0; i + 2 < rows[r].length; i++) {
                int word = (rows[r][i] * 22 + rows[r][i + 1]) * 22 + rows[r][i + 2];
                int bit = (word * 0x9E3779B1) >>> 21;
                set[bit >> 6] |= 1L << bit;
            }
            words[r] = set;
            for (long w : set) {
                counts[r] += Long.bitCount(w);
            }
        }
    }

    @Override
    public int size() {
        return words.length;
    }

    @Override
    public boolean near(int i, int j) {
        int larger = Math.max(counts[i], counts[j]);
        if (Math.min(counts[i], counts[j]) < share * larger) {
            return false;
        }
        long[] a = words[i];
        long[] b = words[j];
        int shared = 0;
        for (int w = 0; w < a.length; w++) {
            shared += Long.bitCount(a[w] & b[w]);
        }
        return shared >= share * larger;
    }
}
