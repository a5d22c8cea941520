package org.plume.protein.model;

/** The order in which a model reads: {@link Direction}, or over columns any other ({@link ColumnOrder}). */
public interface Order {

    /** The index in the sequence of position i of a reading of n residues or columns. */
    int index(int i, int n);

    /** The symbols of a sequence in this order; without an alignment the end follows. */
    byte[] reading(byte[] codes, boolean aligned);

    /** The sequence of a reading; an end is left out. */
    byte[] sequence(byte[] reading, boolean aligned);

    /** The index in the sequence of every position of a reading. */
    default int[] indices(int n) {
        int[] indices = new int[n];
        for (int i = 0; i < n; i++) {
            indices[i] = index(i, n);
        }
        return indices;
    }
}
