package org.plume.protein.variant;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.plume.protein.Alphabet;

/**
 * One change of a sequence. Positions are those of the wild type's own numbering.
 *
 * <p>Written {@code K88R} (substitution), {@code K88del} (deletion), {@code K88_A89insGS} (insertion behind position 88;
 * {@code K88insGS} means the same, which also holds behind the last residue).
 *
 * @param wild the residue that stands there
 * @param position where
 * @param kind what happens
 * @param residues the mutant residue, or what is inserted; empty for a deletion
 */
public record Edit(char wild, int position, Kind kind, String residues) {

    /** What happens at the position. */
    public enum Kind {
        SUBSTITUTION,
        DELETION,
        INSERTION
    }

    private static final Pattern SUBSTITUTED = Pattern.compile("([A-Z])(-?\\d{1,9})([A-Z])");
    private static final Pattern DELETED = Pattern.compile("([A-Z])(-?\\d{1,9})(?:del|-)");
    private static final Pattern INSERTED = Pattern.compile("([A-Z])(-?\\d{1,9})(?:_[A-Z]-?\\d{1,9})?ins([A-Z]+)");

    /**
     * As it is written.
     *
     * @throws IllegalArgumentException where it is written otherwise, or with a letter that is no residue
     */
    public static Edit parse(String text) {
        Matcher m = SUBSTITUTED.matcher(text);
        if (m.matches()) {
            return new Edit(wild(text, m), position(m), Kind.SUBSTITUTION, residues(text, m.group(3)));
        }
        m = DELETED.matcher(text);
        if (m.matches()) {
            return new Edit(wild(text, m), position(m), Kind.DELETION, "");
        }
        m = INSERTED.matcher(text);
        if (m.matches()) {
            return new Edit(wild(text, m), position(m), Kind.INSERTION, residues(text, m.group(3)));
        }
        throw new IllegalArgumentException(
                "a mutation must be written as K88R, K88del or K88_A89insGS, was '" + text + "'");
    }

    private static char wild(String text, Matcher m) {
        return residues(text, m.group(1)).charAt(0);
    }

    private static int position(Matcher m) {
        return Integer.parseInt(m.group(2));
    }

    private static String residues(String text, String letters) {
        for (int i = 0; i < letters.length(); i++) {
            if (Alphabet.RESIDUES.indexOf(letters.charAt(i)) < 0) {
                throw new IllegalArgumentException("mutation " + text + ": residues must be one of " + Alphabet.RESIDUES
                        + ", was '" + letters.charAt(i) + "'");
            }
        }
        return letters;
    }

    @Override
    public String toString() {
        String at = "" + wild + position;
        return switch (kind) {
            case SUBSTITUTION -> at + residues;
            case DELETION -> at + "del";
            case INSERTION -> at + "ins" + residues;
        };
    }
}
