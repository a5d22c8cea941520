package org.plume.protein.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.plume.generative.Density;
import org.plume.generative.Sampler;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.family.Family;
import org.plume.protein.model.Logits;

/**
 * A family whose true likelihood is known: a hidden Markov model in the form of a profile. Position k emits a residue from
 * its own distribution, then is left for the next (0.90), for an insertion behind it (0.05), or for the one after the next
 * (0.05); an insertion emits from a background and repeats with 0.5. A coin at the start picks one of two subfamilies, which
 * differ in the emissions of every third position, so that early residues tell of late ones. log p is exact by the forward
 * algorithm (Durbin, Eddy, Krogh and Mitchison 1998, 3.2).
 */
public final class HiddenMarkovFamily implements Sampler<byte[]>, Density<byte[]> {

    private static final double NEXT = 0.90;
    private static final double INSERT = 0.05;
    private static final double SKIP = 0.05;
    private static final double STAY = 0.5;
    private static final int SUBFAMILIES = 2;

    private final double[][][] emissions;
    private final double[] background;

    private HiddenMarkovFamily(double[][][] emissions, double[] background) {
        this.emissions = emissions;
        this.background = background;
    }

    /** With so many positions; the distributions are drawn from the seed. */
    public static HiddenMarkovFamily of(int positions, long seed) {
        if (positions < 2) {
            throw new IllegalArgumentException("positions must be >= 2, was " + positions);
        }
        RandomGenerator rng = new Streams(seed).at(0);
        double[][][] emissions = new double[SUBFAMILIES][positions][];
        for (int k = 0; k < positions; k++) {
            double[] shared = peaked(rng);
            for (int s = 0; s < SUBFAMILIES; s++) {
                emissions[s][k] = k % 3 == 0 ? peaked(rng) : shared;
            }
        }
        double[] background = new double[Alphabet.SIZE];
        Arrays.fill(background, 1.0 / Alphabet.SIZE);
        return new HiddenMarkovFamily(emissions, background);
    }

    /** Three residues have 80 % between them, the others share the rest. */
    private static double[] peaked(RandomGenerator rng) {
        double[] p = new double[Alphabet.SIZE];
        Arrays.fill(p, 0.2 / Alphabet.SIZE);
        double[] shares = {0.5, 0.2, 0.1};
        for (double share : shares) {
            p[rng.nextInt(Alphabet.SIZE)] += share;
        }
        return p;
    }

    @Override
    public byte[] sample(RandomGenerator rng) {
        double[][] emission = emissions[rng.nextInt(SUBFAMILIES)];
        byte[] codes = new byte[16];
        int n = 0;
        int k = 0;
        boolean inserting = false;
        while (k < emission.length) {
            if (n == codes.length) {
                codes = Arrays.copyOf(codes, 2 * n);
            }
            codes[n++] = (byte) draw(inserting ? background : emission[k], rng);
            double u = rng.nextDouble();
            if (inserting) {
                if (u >= STAY) {
                    inserting = false;
                    k++;
                }
            } else if (u < INSERT) {
                inserting = true;
            } else {
                k += u < INSERT + SKIP ? 2 : 1;
            }
        }
        return Arrays.copyOf(codes, n);
    }

    private static int draw(double[] p, RandomGenerator rng) {
        double u = rng.nextDouble();
        int a = 0;
        while (a < p.length - 1 && u >= p[a]) {
            u -= p[a++];
        }
        return a;
    }

    /** The exact log p of a sequence, nats; that it ends where it does is part of it. */
    @Override
    public double logDensity(byte[] codes) {
        double[] bySubfamily = new double[SUBFAMILIES];
        for (int s = 0; s < SUBFAMILIES; s++) {
            bySubfamily[s] = forward(emissions[s], codes) - Math.log(SUBFAMILIES);
        }
        return Logits.logSumExp(bySubfamily, 0, SUBFAMILIES);
    }

    /** Probabilities are scaled at each residue; the logarithms of the scales add up. */
    private double forward(double[][] emission, byte[] codes) {
        int length = emission.length;
        double[] match = new double[length + 2];
        double[] insert = new double[length];
        match[0] = 1;
        double log = 0;
        for (byte code : codes) {
            double[] nextMatch = new double[length + 2];
            double[] nextInsert = new double[length];
            for (int k = 0; k < length; k++) {
                double m = match[k] * emission[k][code];
                double i = insert[k] * background[code];
                nextMatch[k + 1] += m * NEXT + i * (1 - STAY);
                nextMatch[k + 2] += m * SKIP;
                nextInsert[k] += m * INSERT + i * STAY;
            }
            double sum = 0;
            for (double m : nextMatch) {
                sum += m;
            }
            for (double i : nextInsert) {
                sum += i;
            }
            if (sum == 0) {
                return Double.NEGATIVE_INFINITY;
            }
            for (int k = 0; k < nextMatch.length; k++) {
                nextMatch[k] /= sum;
            }
            for (int k = 0; k < length; k++) {
                nextInsert[k] /= sum;
            }
            log += Math.log(sum);
            match = nextMatch;
            insert = nextInsert;
        }
        return log + Math.log(match[length] + match[length + 1]);
    }

    /** Sequences 0 .. n - 1, each from its own stream. */
    public Family family(String name, int n, Streams streams) {
        List<Sequence> sequences = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            sequences.add(new Sequence("synthetic" + i, sample(streams.at(i))));
        }
        return new Family(name, sequences, false);
    }
}
