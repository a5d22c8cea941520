package org.plume.compare.data;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Peptides of nine residues, such as four common HLA class I molecules present (A*02:01, A*11:01, B*07:02, B*44:02; the
 * label): residues 2 and 9 are anchors, residues 4 and 6 attract opposite charges, the rest are as frequent as in proteins.
 * Sequences of letters, of known probability.
 */
final class Peptides implements KnownPointSet {

    private static final String ALPHABET = "ACDEFGHIKLMNPQRSTVWY";
    private static final int LENGTH = 9;

    /** Percent of residues in UniProtKB/Swiss-Prot, in the order of the alphabet. */
    private static final double[] BACKGROUND = {
        8.3, 1.4, 5.5, 6.7, 3.9, 7.1, 2.3, 5.9, 5.8, 9.6, 2.4, 4.1, 4.7, 3.9, 5.5, 6.6, 5.4, 6.9, 1.1, 2.9
    };

    private static final String[][] ANCHORS = {{"LM", "VLI"}, {"VTS", "KR"}, {"P", "LFM"}, {"E", "FYW"}};
    private static final double ANCHORED = 60;
    private static final double ATTRACTED = 12;
    private static final String NEGATIVE = "DE";
    private static final String POSITIVE = "KRH";
    private static final int FIRST_ANCHOR = 1;
    private static final int LAST_ANCHOR = LENGTH - 1;
    private static final int CHARGE = 3;
    private static final int ATTRACTS = 5;

    @Override
    public String name() {
        return "peptides";
    }

    @Override
    public int size() {
        return LENGTH;
    }

    @Override
    public int labels() {
        return ANCHORS.length;
    }

    @Override
    public int letters() {
        return ALPHABET.length();
    }

    @Override
    public Labelled draw(RandomGenerator rng) {
        int label = rng.nextInt(labels());
        double[] x = new double[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            double[] p = probabilities(label, i, x);
            double u = rng.nextDouble();
            int letter = 0;
            while (letter < p.length - 1 && u >= p[letter]) {
                u -= p[letter++];
            }
            x[i] = letter;
        }
        return new Labelled(x, label);
    }

    @Override
    public double logDensity(double[] x, int label) {
        double sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            sum += Math.log(probabilities(label, i, x)[(int) x[i]]);
        }
        return sum;
    }

    /** Of the letters at a place, given those before it. */
    private static double[] probabilities(int label, int place, double[] before) {
        double[] p = BACKGROUND.clone();
        switch (place) {
            case FIRST_ANCHOR -> raise(p, ANCHORS[label][0], ANCHORED);
            case LAST_ANCHOR -> raise(p, ANCHORS[label][1], ANCHORED);
            case ATTRACTS -> {
                char charge = ALPHABET.charAt((int) before[CHARGE]);
                if (POSITIVE.indexOf(charge) >= 0) {
                    raise(p, NEGATIVE, ATTRACTED);
                } else if (NEGATIVE.indexOf(charge) >= 0) {
                    raise(p, POSITIVE, ATTRACTED);
                }
            }
            default -> {}
        }
        double sum = Arrays.stream(p).sum();
        return Arrays.stream(p).map(v -> v / sum).toArray();
    }

    private static void raise(double[] p, String letters, double factor) {
        letters.chars().forEach(letter -> p[ALPHABET.indexOf(letter)] *= factor);
    }
}
