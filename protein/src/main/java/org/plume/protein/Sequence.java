package org.plume.protein;

import java.util.Arrays;

/**
 * A named sequence.
 *
 * @param name without spaces, as it stands behind {@code >} in FASTA
 * @param codes of {@link Alphabet}, gaps included where it is a row of an alignment; shared, not copied
 */
public record Sequence(String name, byte[] codes) {

    /** Letters instead of codes. */
    public static Sequence of(String name, String letters) {
        try {
            return new Sequence(name, Alphabet.codes(letters));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("sequence " + name + ": " + e.getMessage(), e);
        }
    }

    public String letters() {
        return Alphabet.letters(codes);
    }

    /** Without gaps. */
    public Sequence ungapped() {
        return new Sequence(name, Alphabet.ungapped(codes));
    }

    public int length() {
        return codes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sequence s && name.equals(s.name) && Arrays.equals(codes, s.codes);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(codes);
    }

    @Override
    public String toString() {
        return name + " " + letters();
    }
}
