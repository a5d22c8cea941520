package org.plume.protein.variant;

import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import org.plume.protein.Alphabet;

/**
 * Which number each residue of a row has. A row of an alignment may lack residues that lie between the columns, so its
 * numbers need not follow each other; they are found by a global alignment with the letters that a table of variants names
 * (Gotoh 1982: match 4, other residue -6, gap -5 and -1 for each further residue; gaps at the ends are free).
 */
final class Numbering {

    private static final int MATCH = 4;
    private static final int OTHER = -6;
    private static final int OPEN = -5;
    private static final int EXTEND = -1;
    private static final int NEVER = -1_000_000;

    private final byte[] residues;
    private final int[] numbers;
    private final byte[] letters;
    /** Best scores that end with a pair, a gap in the row, a gap in the letters. */
    private final int[][][] best;

    private Numbering(byte[] residues, SortedMap<Integer, Character> named) {
        this.residues = residues;
        numbers = named.keySet().stream().mapToInt(Integer::intValue).toArray();
        letters = new byte[numbers.length];
        int n = 0;
        for (char letter : named.values()) {
            letters[n++] = (byte) Alphabet.code(letter);
        }
        best = new int[3][residues.length + 1][letters.length + 1];
    }

    /**
     * The number of each residue; residues that no letter was found for have {@link WildType#UNNUMBERED}.
     *
     * @param named the residue at each number that is known
     */
    static int[] of(byte[] residues, SortedMap<Integer, Character> named) {
        return new Numbering(residues, named).align();
    }

    /** The residues that edits name, by position; two that contradict each other are an error. */
    static SortedMap<Integer, Character> named(Iterable<Variant> variants) {
        SortedMap<Integer, Character> named = new TreeMap<>();
        for (Variant variant : variants) {
            for (Edit edit : variant.edits()) {
                Character before = named.put(edit.position(), edit.wild());
                if (before != null && before != edit.wild()) {
                    throw new IllegalArgumentException("variants must agree on the wild type, at position "
                            + edit.position() + " it is " + before + " and " + edit.wild());
                }
            }
        }
        return named;
    }

    private int[] align() {
        fill();
        int[] result = new int[residues.length];
        Arrays.fill(result, WildType.UNNUMBERED);
        int i = residues.length;
        int j = letters.length;
        int state = argmax(i, j);
        while (i > 0 && j > 0) {
            int here = best[state][i][j];
            if (state == 0) {
                if (residues[i - 1] == letters[j - 1]) {
                    result[i - 1] = numbers[j - 1];
                }
                i--;
                j--;
                int before = here - (residues[i] == letters[j] ? MATCH : OTHER);
                state = best[0][i][j] == before ? 0 : best[1][i][j] == before ? 1 : 2;
            } else if (state == 1) {
                j--;
                state = best[1][i][j] + cost(i, EXTEND, residues.length) == here ? 1 : 0;
            } else {
                i--;
                state = best[2][i][j] + cost(j, EXTEND, letters.length) == here ? 2 : 0;
            }
        }
        return result;
    }

    private int argmax(int i, int j) {
        int state = 0;
        for (int s = 1; s < 3; s++) {
            if (best[s][i][j] > best[state][i][j]) {
                state = s;
            }
        }
        return state;
    }

    private void fill() {
        for (int i = 0; i <= residues.length; i++) {
            for (int j = 0; j <= letters.length; j++) {
                if (i == 0 && j == 0) {
                    best[1][0][0] = NEVER;
                    best[2][0][0] = NEVER;
                    continue;
                }
                best[0][i][j] = i == 0 || j == 0
                        ? NEVER
                        : max(i - 1, j - 1) + (residues[i - 1] == letters[j - 1] ? MATCH : OTHER);
                best[1][i][j] = j == 0
                        ? NEVER
                        : Math.max(
                                best[0][i][j - 1] + cost(i, OPEN, residues.length),
                                best[1][i][j - 1] + cost(i, EXTEND, residues.length));
                best[2][i][j] = i == 0
                        ? NEVER
                        : Math.max(
                                best[0][i - 1][j] + cost(j, OPEN, letters.length),
                                best[2][i - 1][j] + cost(j, EXTEND, letters.length));
            }
        }
    }

    private int max(int i, int j) {
        return Math.max(best[0][i][j], Math.max(best[1][i][j], best[2][i][j]));
    }

    /** Free at the ends of the other sequence. */
    private static int cost(int at, int cost, int length) {
        return at == 0 || at == length ? 0 : cost;
    }
}
