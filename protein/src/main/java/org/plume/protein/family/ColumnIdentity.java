package org.plume.protein.family;

/**
 * Identity over the columns of an alignment, gaps counted as a symbol. A row is five bit planes of 64 columns a word; the
 * columns in which two rows differ are the union of the planes' differences, counted 64 at a time.
 */
public final class ColumnIdentity implements Similarity {

    private static final int PLANES = 5;

    private final int columns;
    private final int words;
    private final int differing;
    private final long[][] planes;

    /**
     * Rows of one length.
     *
     * @param identity the least share of equal columns at which two rows are near
     */
    public ColumnIdentity(byte[][] rows, double identity) {
        columns = rows[0].length;
        words = (columns + 63) / 64;
        differing = columns - (int) Math.ceil(identity * columns - 1e-9);
        planes = new long[rows.length][];
        for (int r = 0; r < rows.length; r++) {
            planes[r] = bits(rows[r]);
        }
    }

    private long[] bits(byte[] row) {
        long[] bits = new long[PLANES * words];
        for (int c = 0; c < columns; c++) {
            for (int p = 0; p < PLANES; p++) {
                bits[PLANES * (c >> 6) + p] |= (long) (row[c] >> p & 1) << c;
            }
        }
        return bits;
    }

    @Override
    public int size() {
        return planes.length;
    }

    @Override
    public boolean near(int i, int j) {
        return differences(planes[i], planes[j], differing) <= differing;
    }

    /** The share of equal columns of rows i and j. */
    public double identity(int i, int j) {
        return 1 - (double) differences(planes[i], planes[j], columns) / columns;
    }

    /** The row that is nearest to another sequence of the same columns. */
    public Nearest nearest(byte[] codes) {
        long[] bits = bits(codes);
        int best = columns + 1;
        int index = -1;
        for (int i = 0; i < planes.length; i++) {
            int d = differences(planes[i], bits, best);
            if (d < best) {
                best = d;
                index = i;
            }
        }
        return new Nearest(index, 1 - (double) best / columns);
    }

    /** A row and its identity with what was asked for. */
    public record Nearest(int index, double identity) {}

    /** Columns that differ, or some number > limit as soon as it is passed. */
    private int differences(long[] a, long[] b, int limit) {
        int count = 0;
        for (int w = 0; w < a.length; w += PLANES) {
            count += Long.bitCount((a[w] ^ b[w])
                    | (a[w + 1] ^ b[w + 1])
                    | (a[w + 2] ^ b[w + 2])
                    | (a[w + 3] ^ b[w + 3])
                    | (a[w + 4] ^ b[w + 4]));
            if (count > limit) {
                return count;
            }
        }
        return count;
    }
}
