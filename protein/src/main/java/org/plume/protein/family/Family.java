package org.plume.protein.family;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.io.Format;
import org.plume.protein.io.SequenceReader;

/**
 * Sequences that belong together.
 *
 * @param name of the family
 * @param sequences at least one, names need not differ
 * @param aligned whether the codes are columns of an alignment, all of one length; else there are no gaps
 */
public record Family(String name, List<Sequence> sequences, boolean aligned) {

    public Family {
        if (sequences.isEmpty()) {
            throw new IllegalArgumentException("family " + name + " must have sequences, has none");
        }
        sequences = List.copyOf(sequences);
        if (aligned) {
            requireEqualLengths(name, sequences);
        }
    }

    /** Reads a file; {@link #of} says whether it is an alignment. */
    public static Family read(Path file, @Nullable Format format) {
        String name = String.valueOf(file.getFileName());
        return of(name.replaceFirst("\\..*$", ""), SequenceReader.read(file, format));
    }

    /** An alignment if there is a gap, or if all sequences are equally long; then rows of different lengths are an error. */
    public static Family of(String name, List<Sequence> sequences) {
        boolean gaps = sequences.stream().anyMatch(s -> contains(s.codes(), Alphabet.GAP));
        boolean even = sequences.stream().mapToInt(Sequence::length).distinct().count() == 1;
        return new Family(name, sequences, gaps || even);
    }

    private static boolean contains(byte[] codes, int code) {
        for (byte c : codes) {
            if (c == code) {
                return true;
            }
        }
        return false;
    }

    private static void requireEqualLengths(String name, List<Sequence> sequences) {
        Sequence first = sequences.get(0);
        for (Sequence s : sequences) {
            if (s.length() != first.length()) {
                throw new IllegalArgumentException("alignment " + name + " must have rows of one length: "
                        + first.name() + " has " + first.length() + " columns, " + s.name() + " has " + s.length());
            }
        }
    }

    public int size() {
        return sequences.size();
    }

    /** Columns of the alignment, or the length of the longest sequence. */
    public int columns() {
        return sequences.stream().mapToInt(Sequence::length).max().orElse(0);
    }

    /** The codes of all sequences; shared, not copied. */
    public byte[][] rows() {
        return sequences.stream().map(Sequence::codes).toArray(byte[][]::new);
    }

    /** Without gaps, and so without the alignment; rows that are all gaps are left out. */
    public Family ungapped() {
        return aligned
                ? new Family(
                        name,
                        sequences.stream()
                                .map(Sequence::ungapped)
                                .filter(s -> s.length() > 0)
                                .toList(),
                        false)
                : this;
    }

    /** The first of each group of equal sequences, in order. */
    public Family deduplicated() {
        Map<ByteBuffer, Sequence> first = new LinkedHashMap<>();
        sequences.forEach(s -> first.putIfAbsent(ByteBuffer.wrap(s.codes()), s));
        return new Family(name, List.copyOf(first.values()), aligned);
    }

    /** The sequences of the indices. */
    public Family subset(int... indices) {
        return new Family(name, Arrays.stream(indices).mapToObj(sequences::get).toList(), aligned);
    }

    /** Refuses a family that nothing can be learnt from. */
    public Family requireTrainable() {
        if (size() < 2) {
            throw new IllegalArgumentException(
                    "family " + name + " must have >= 2 sequences to train on, has " + size());
        }
        if (deduplicated().size() < 2) {
            throw new IllegalArgumentException("family " + name + " must have different sequences to train on, its "
                    + size() + " are all identical");
        }
        return this;
    }
}
