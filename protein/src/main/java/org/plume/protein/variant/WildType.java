package org.plume.protein.variant;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;

/**
 * The sequence that variants are counted from.
 *
 * @param row its codes, with gaps where it is a row of an alignment; a variant keeps the gaps
 * @param numbers the number of each residue in its own numbering, ascending, or {@link #UNNUMBERED}
 */
public record WildType(Sequence row, int[] numbers) {

    /** The number of a residue that has none. */
    public static final int UNNUMBERED = Integer.MIN_VALUE;

    private static final Pattern RANGE = Pattern.compile(".*/(-?\\d{1,9})-(-?\\d{1,9})");

    public WildType {
        for (int i = 0; i < row.codes().length; i++) {
            if (row.codes()[i] == Alphabet.UNKNOWN) {
                throw new IllegalArgumentException(
                        "wild type " + row.name() + " must have known residues, has X at column " + (i + 1));
            }
        }
        if (Alphabet.ungapped(row.codes()).length == 0) {
            throw new IllegalArgumentException("wild type " + row.name() + " must have residues, has only gaps");
        }
    }

    /** Numbered from the range in its name where that is as long as the row, as in {@code DLG4_RAT/313-391}, else from 1. */
    public static WildType of(Sequence row) {
        Matcher m = RANGE.matcher(row.name());
        int length = Alphabet.ungapped(row.codes()).length;
        boolean whole = m.matches() && Integer.parseInt(m.group(2)) - Integer.parseInt(m.group(1)) + 1 == length;
        int first = whole ? Integer.parseInt(m.group(1)) : 1;
        return new WildType(row, IntStream.range(first, first + length).toArray());
    }

    /**
     * Numbered as the variants are, by aligning the row with the residues that they name: for a row that lacks residues
     * between the columns.
     */
    public static WildType numberedBy(Sequence row, Iterable<Variant> variants) {
        return new WildType(row, Numbering.of(Alphabet.ungapped(row.codes()), Numbering.named(variants)));
    }

    /** Whether each position of the variant is one of the row. */
    public boolean covers(Variant variant) {
        return variant.edits().stream().allMatch(e -> index(e.position()) >= 0);
    }

    /**
     * Why the row has no place for a variant: it has no such position, or no column for an insertion. Another residue at a
     * position than the variant says is no such reason, but an error of {@link #apply}.
     */
    public Optional<String> noPlaceFor(Variant variant, boolean aligned) {
        for (Edit edit : variant.edits()) {
            if (index(edit.position()) < 0) {
                return Optional.of(outside(edit));
            }
            if (aligned && edit.kind() == Edit.Kind.INSERTION) {
                return Optional.of(insertion(variant));
            }
        }
        return Optional.empty();
    }

    private int index(int position) {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] == position) {
                return i;
            }
        }
        return -1;
    }

    /** Residues, gaps aside. */
    public int length() {
        return Alphabet.ungapped(row.codes()).length;
    }

    /** The columns of the residues in the row. */
    public int[] columns() {
        int[] columns = new int[length()];
        int n = 0;
        for (int c = 0; c < row.codes().length; c++) {
            if (row.codes()[c] != Alphabet.GAP) {
                columns[n++] = c;
            }
        }
        return columns;
    }

    /**
     * The codes of a variant, aligned as the wild type is: substitutions and deletions leave the columns as they are.
     *
     * @throws IllegalArgumentException if a position is outside or its residue is another, or if an insertion is asked of
     *     an alignment
     */
    public byte[] apply(Variant variant, boolean aligned) {
        int[] columns = columns();
        List<Edit> edits = new ArrayList<>(variant.edits());
        edits.sort(Comparator.comparingInt(Edit::position).reversed());
        Set<String> seen = new HashSet<>();
        List<Byte> codes = new ArrayList<>();
        for (byte code : row.codes()) {
            codes.add(code);
        }
        for (Edit edit : edits) {
            int column = columns[check(edit, columns)];
            if (!seen.add(edit.position() + (edit.kind() == Edit.Kind.INSERTION ? "i" : ""))) {
                throw new IllegalArgumentException("variant " + variant + " must change each position once, changes "
                        + edit.position() + " twice");
            }
            switch (edit.kind()) {
                case SUBSTITUTION -> codes.set(column, Alphabet.codes(edit.residues())[0]);
                case DELETION -> codes.set(column, (byte) Alphabet.GAP);
                case INSERTION -> {
                    if (aligned) {
                        throw new IllegalArgumentException(insertion(variant));
                    }
                    byte[] inserted = Alphabet.codes(edit.residues());
                    for (int k = inserted.length - 1; k >= 0; k--) {
                        codes.add(column + 1, inserted[k]);
                    }
                }
            }
        }
        byte[] result = new byte[codes.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = codes.get(i);
        }
        return aligned ? result : Alphabet.ungapped(result);
    }

    /**
     * The codes of a variant that is given whole: a row of the alignment, or as many residues as the wild type has, which take
     * the columns of its residues; without an alignment any residues.
     */
    public byte[] place(Sequence whole, boolean aligned) {
        byte[] residues = Alphabet.ungapped(whole.codes());
        if (!aligned) {
            return residues;
        }
        if (whole.length() == row.length()) {
            return whole.codes().clone();
        }
        if (residues.length != length()) {
            throw new IllegalArgumentException(whole.name() + " must have " + row.length() + " columns or the "
                    + length() + " residues of wild type " + row.name() + ", had " + residues.length
                    + "; use a model trained with --ungapped for other lengths");
        }
        byte[] codes = row.codes().clone();
        int[] columns = columns();
        for (int i = 0; i < columns.length; i++) {
            codes[columns[i]] = residues[i];
        }
        return codes;
    }

    /** The index of the edit's residue. */
    private int check(Edit edit, int[] columns) {
        int index = index(edit.position());
        if (index < 0) {
            throw new IllegalArgumentException(outside(edit));
        }
        char there = Alphabet.letter(row.codes()[columns[index]]);
        if (there != edit.wild()) {
            throw new IllegalArgumentException(
                    edit + " but residue " + edit.position() + " of wild type " + row.name() + " is " + there);
        }
        return index;
    }

    private String outside(Edit edit) {
        int[] known =
                Arrays.stream(numbers).filter(n -> n != UNNUMBERED).sorted().toArray();
        return edit + ": position must be "
                + (known.length == 0 ? "numbered" : "in [" + known[0] + ", " + known[known.length - 1] + "]")
                + " and in a column of wild type " + row.name() + ", was " + edit.position();
    }

    private static String insertion(Variant variant) {
        return "variant " + variant
                + " has an insertion, which has no column in an alignment; use a model of sequences without gaps";
    }

    /** All single substitutions: 19 for each residue, by position, then by residue. */
    public List<Variant> singles() {
        byte[] residues = Alphabet.ungapped(row.codes());
        List<Variant> all = new ArrayList<>();
        for (int i = 0; i < residues.length; i++) {
            if (numbers[i] == UNNUMBERED) {
                continue;
            }
            for (int a = 0; a < Alphabet.SIZE; a++) {
                if (a != residues[i]) {
                    all.add(new Variant(List.of(new Edit(
                            Alphabet.letter(residues[i]),
                            numbers[i],
                            Edit.Kind.SUBSTITUTION,
                            String.valueOf(Alphabet.letter(a))))));
                }
            }
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WildType w && row.equals(w.row) && Arrays.equals(numbers, w.numbers);
    }

    @Override
    public int hashCode() {
        return 31 * row.hashCode() + Arrays.hashCode(numbers);
    }

    @Override
    public String toString() {
        return "wild type " + row;
    }
}
