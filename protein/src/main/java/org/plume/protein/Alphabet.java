package org.plume.protein;

import java.util.Arrays;

/**
 * The 20 amino acids as codes 0 .. 19 in the order of {@link #RESIDUES}, one code more that a model can emit, which is a
 * gap in an alignment and the end of a sequence without gaps, and one for a residue that is not known.
 *
 * <p>Letters outside the 20: U (selenocysteine) is read as C and O (pyrrolysine) as K, their nearest relatives; B (D or
 * N), Z (E or Q), J (I or L) and X are unknown. An unknown residue is conditioned on as missing and is not scored.
 */
public final class Alphabet {

    /** One letter for each code. */
    public static final String RESIDUES = "ACDEFGHIKLMNPQRSTVWY";

    /** Number of amino acids. */
    public static final int SIZE = 20;

    /** In an alignment: no residue in this column. */
    public static final int GAP = 20;

    /** Without an alignment: the sequence is over. */
    public static final int END = 20;

    /** Number of symbols that a model gives probabilities to: the residues, and a gap or the end. */
    public static final int SYMBOLS = 21;

    /** A residue that is not known. */
    public static final int UNKNOWN = 21;

    private static final String AMBIGUOUS = "BZJX";
    private static final byte[] CODES = codes();

    private Alphabet() {}

    private static byte[] codes() {
        byte[] codes = new byte[128];
        Arrays.fill(codes, (byte) -1);
        for (int i = 0; i < SIZE; i++) {
            codes[RESIDUES.charAt(i)] = (byte) i;
        }
        for (int i = 0; i < AMBIGUOUS.length(); i++) {
            codes[AMBIGUOUS.charAt(i)] = UNKNOWN;
        }
        codes['U'] = codes['C'];
        codes['O'] = codes['K'];
        codes['-'] = GAP;
        codes['.'] = GAP;
        return codes;
    }

    /** The code of an upper-case letter or of a gap ({@code -} or {@code .}); -1 for anything else. */
    public static int code(int letter) {
        return letter >= 0 && letter < CODES.length ? CODES[letter] : -1;
    }

    /** The letter of a code: a residue, {@code -}, or {@code X}. */
    public static char letter(int code) {
        if (code < 0 || code > UNKNOWN) {
            throw new IllegalArgumentException("code must be in [0, " + UNKNOWN + "], was " + code);
        }
        return code < SIZE ? RESIDUES.charAt(code) : code == GAP ? '-' : 'X';
    }

    /** The codes of a text of upper-case letters and gaps. */
    public static byte[] codes(String text) {
        byte[] codes = new byte[text.length()];
        for (int i = 0; i < codes.length; i++) {
            int code = code(text.charAt(i));
            if (code < 0) {
                throw new IllegalArgumentException(unknown(text.charAt(i), i + 1));
            }
            codes[i] = (byte) code;
        }
        return codes;
    }

    /** The letters of the codes. */
    public static String letters(byte[] codes) {
        StringBuilder text = new StringBuilder(codes.length);
        for (byte code : codes) {
            text.append(letter(code));
        }
        return text.toString();
    }

    /** The codes without gaps. */
    public static byte[] ungapped(byte[] codes) {
        byte[] kept = new byte[codes.length];
        int n = 0;
        for (byte code : codes) {
            if (code != GAP) {
                kept[n++] = code;
            }
        }
        return Arrays.copyOf(kept, n);
    }

    /** What is said of a letter that has no code; positions count from 1. */
    public static String unknown(char letter, int position) {
        return "residues must be one of " + RESIDUES + ", B J O U X Z or a gap, was '" + letter + "' at position "
                + position;
    }
}
