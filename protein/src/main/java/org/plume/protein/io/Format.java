package org.plume.protein.io;

import java.util.Locale;

/** File formats of sequences. */
public enum Format {
    /** {@code >name} and lines of residues; with gaps it is an alignment. */
    FASTA,
    /** FASTA whose lower-case letters and dots are insertions between the columns of the alignment; they are dropped. */
    A2M,
    /** A2M without the dots. */
    A3M,
    /** {@code # STOCKHOLM 1.0}; where a line {@code #=GC RF} marks reference columns, only these are kept. */
    STOCKHOLM;

    /** By the ending of a file's name, a {@code .gz} aside; FASTA where the ending says nothing. */
    public static Format of(String fileName) {
        String name = fileName.toLowerCase(Locale.ROOT);
        if (name.endsWith(".gz")) {
            name = name.substring(0, name.length() - 3);
        }
        if (name.endsWith(".a3m")) {
            return A3M;
        }
        if (name.endsWith(".a2m")) {
            return A2M;
        }
        return name.endsWith(".sto") || name.endsWith(".stk") || name.endsWith(".stockholm") ? STOCKHOLM : FASTA;
    }
}
