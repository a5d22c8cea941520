package org.plume.protein.family;

import org.plume.protein.Alphabet;

/**
 * What a family looks like.
 *
 * @param sequences rows
 * @param unique different rows
 * @param columns of the alignment, or the length of the longest sequence
 * @param meanLength residues of a sequence, gaps aside
 * @param shortest residues
 * @param longest residues
 * @param gapShare share of gaps among all columns; 0 without an alignment
 * @param unknownShare share of unknown residues among all residues
 * @param composition the frequency of each of the 20 residues
 */
public record FamilyStatistics(
        int sequences,
        int unique,
        int columns,
        double meanLength,
        int shortest,
        int longest,
        double gapShare,
        double unknownShare,
        double[] composition) {

    public static FamilyStatistics of(Family family) {
        long[] counts = new long[Alphabet.UNKNOWN + 1];
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (var s : family.sequences()) {
            int length = 0;
            for (byte code : s.codes()) {
                counts[code]++;
                length += code == Alphabet.GAP ? 0 : 1;
            }
            shortest = Math.min(shortest, length);
            longest = Math.max(longest, length);
        }
        long known = 0;
        for (int a = 0; a < Alphabet.SIZE; a++) {
            known += counts[a];
        }
        double[] composition = new double[Alphabet.SIZE];
        for (int a = 0; a < Alphabet.SIZE; a++) {
            composition[a] = (double) counts[a] / Math.max(1, known);
        }
        long residues = known + counts[Alphabet.UNKNOWN];
        return new FamilyStatistics(
                family.size(),
                family.deduplicated().size(),
                family.columns(),
                (double) residues / family.size(),
                shortest,
                longest,
                (double) counts[Alphabet.GAP] / (residues + counts[Alphabet.GAP]),
                (double) counts[Alphabet.UNKNOWN] / Math.max(1, residues),
                composition);
    }
}
