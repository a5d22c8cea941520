package org.plume.protein.generate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Member;

/**
 * Draws from p(x | x matches a constraint) by sequential Monte Carlo (Doucet and Johansen 2009). Each particle draws among
 * the symbols that the constraint allows, and its weight is multiplied by their probability; when the effective sample size
 * falls below half, particles are drawn anew by their weights. Where the model's reading begins with all that is fixed, every
 * particle has the same weight and the draw is exact.
 *
 * <p>Over an alignment the constraint is on columns, see {@link Constraint#ofColumns}.
 *
 * @param member that is drawn from
 * @param particles of one draw
 */
public record Completion(Member member, int particles) {

    private static final int Q = Alphabet.SYMBOLS;

    /**
     * Completed sequences.
     *
     * @param codes of each particle's sequence
     * @param weights of the particles, summing to 1
     * @param effectiveSampleSize 1 / sum of squared weights: how many independent draws they are worth at least at the end
     * @param smallestEffectiveSampleSize on the way
     * @param logProbability the estimate of log p(x matches), nats
     */
    public record Particles(
            List<byte[]> codes,
            double[] weights,
            double effectiveSampleSize,
            double smallestEffectiveSampleSize,
            double logProbability) {

        /** A particle by the weights. */
        public int pick(RandomGenerator rng) {
            double left = rng.nextDouble();
            int k = 0;
            while (k < weights.length - 1 && left >= weights[k]) {
                left -= weights[k++];
            }
            return k;
        }
    }

    public Completion {
        if (particles < 1) {
            throw new IllegalArgumentException("particles must be >= 1, was " + particles);
        }
    }

    /**
     * One of the particles.
     *
     * @param codes of its sequence
     * @param of which it was drawn
     */
    public record Draw(byte[] codes, Particles of) {}

    /** Draws particles that match, and one of them by the weights. */
    public Draw one(Constraint constraint, Streams streams) {
        Particles particles = draw(constraint, streams);
        return new Draw(particles.codes().get(particles.pick(streams.child(-1).at(0))), particles);
    }

    /** Draws particles that match. */
    public Particles draw(Constraint constraint, Streams streams) {
        Constraint read = constraint.readIn(member.order());
        try (Decoder decoder = member.model().decoder(2 * particles)) {
            return new Run(decoder, read, streams).run();
        }
    }

    private final class Run {

        private final Decoder decoder;
        private final Streams streams;
        private final Constraint constraint;
        private final RandomGenerator[] rngs = new RandomGenerator[particles];
        private final BitSet[] states = new BitSet[particles];
        private final byte[][] symbols = new byte[particles][64];
        private final int[] lengths = new int[particles];
        private final boolean[] over = new boolean[particles];
        private final double[] logWeights = new double[particles];
        /** Decoder slot of each particle; the other half of the slots is where copies go. */
        private final int[] slots = new int[particles];

        private double logProbability;
        private double smallest = particles;

        Run(Decoder decoder, Constraint constraint, Streams streams) {
            this.decoder = decoder;
            this.constraint = constraint;
            this.streams = streams;
            for (int k = 0; k < particles; k++) {
                rngs[k] = streams.at(k);
                states[k] = constraint.start();
                slots[k] = k;
                decoder.start(k);
            }
        }

        Particles run() {
            for (int round = 0; ; round++) {
                int[] open = open();
                if (open.length == 0) {
                    break;
                }
                int[] asked = Arrays.stream(open).map(k -> slots[k]).toArray();
                float[][] logs = decoder.next(asked);
                for (int i = 0; i < open.length; i++) {
                    extend(open[i], logs[i]);
                }
                double ess = effective(normal());
                smallest = Math.min(smallest, ess);
                if (ess < particles / 2.0) {
                    resample(round);
                }
            }
            double[] weights = normal();
            List<byte[]> codes = new ArrayList<>();
            for (int k = 0; k < particles; k++) {
                codes.add(member.order().sequence(Arrays.copyOf(symbols[k], lengths[k]), true));
            }
            return new Particles(codes, weights, effective(weights), smallest, logProbability + logMean());
        }

        private int[] open() {
            return IntStream.range(0, particles).filter(k -> !over[k]).toArray();
        }

        private void extend(int k, float[] logs) {
            int allowed = constraint.allowed(states[k]);
            double sum = 0;
            for (int a = 0; a < Q; a++) {
                sum += (allowed >> a & 1) == 1 ? Math.exp(logs[a]) : 0;
            }
            logWeights[k] += Math.log(Math.min(sum, 1));
            int symbol = Sampling.EXACT.draw(logs, allowed, symbols[k], lengths[k], rngs[k]);
            if (symbol == Alphabet.END && !member.aligned()) {
                over[k] = true;
                return;
            }
            if (lengths[k] == symbols[k].length) {
                symbols[k] = Arrays.copyOf(symbols[k], 2 * lengths[k]);
            }
            symbols[k][lengths[k]++] = (byte) symbol;
            states[k] = constraint.read(states[k], symbol);
            if (member.aligned() && lengths[k] == member.model().columns()) {
                over[k] = true;
            } else {
                decoder.append(slots[k], symbol);
            }
        }

        private double logMean() {
            double max = Arrays.stream(logWeights).max().orElse(0);
            double sum = 0;
            for (double w : logWeights) {
                sum += Math.exp(w - max);
            }
            return max + Math.log(sum / particles);
        }

        private double[] normal() {
            double mean = logMean();
            return Arrays.stream(logWeights)
                    .map(w -> Math.exp(w - mean) / particles)
                    .toArray();
        }

        private static double effective(double[] weights) {
            return 1 / Arrays.stream(weights).map(w -> w * w).sum();
        }

        /** Systematic resampling: one number decides all. */
        private void resample(int round) {
            double[] weights = normal();
            logProbability += logMean();
            double u = streams.child(round).at(0).nextDouble() / particles;
            int[] parent = new int[particles];
            double sum = weights[0];
            int from = 0;
            for (int k = 0; k < particles; k++) {
                while (u + (double) k / particles > sum && from < particles - 1) {
                    sum += weights[++from];
                }
                parent[k] = from;
            }
            inherit(parent);
            Arrays.fill(logWeights, 0);
        }

        private void inherit(int[] parent) {
            BitSet[] oldStates = states.clone();
            byte[][] oldSymbols = symbols.clone();
            int[] oldLengths = lengths.clone();
            boolean[] oldOver = over.clone();
            int[] oldSlots = slots.clone();
            int other = oldSlots[0] < particles ? particles : 0;
            for (int k = 0; k < particles; k++) {
                states[k] = oldStates[parent[k]];
                symbols[k] = oldSymbols[parent[k]].clone();
                lengths[k] = oldLengths[parent[k]];
                over[k] = oldOver[parent[k]];
                slots[k] = other + k;
                decoder.copy(oldSlots[parent[k]], slots[k]);
            }
        }
    }
}
