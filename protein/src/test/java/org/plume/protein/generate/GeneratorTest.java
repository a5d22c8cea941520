package org.plume.protein.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.plume.generative.Streams;
import org.plume.protein.Alphabet;
import org.plume.protein.model.Autoregressive;
import org.plume.protein.model.Decoder;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;

class GeneratorTest {

    /** Whatever was read: A 0.6, C 0.2, D 0.1, the end 0.1. */
    private static final Autoregressive COINS = new Autoregressive() {
        @Override
        public int columns() {
            return 0;
        }

        @Override
        public List<float[]> logProbabilities(List<byte[]> readings) {
            List<float[]> all = new ArrayList<>();
            for (byte[] reading : readings) {
                float[] logs = new float[reading.length * Alphabet.SYMBOLS];
                for (int i = 0; i < reading.length; i++) {
                    System.arraycopy(logs(), 0, logs, i * Alphabet.SYMBOLS, Alphabet.SYMBOLS);
                }
                all.add(logs);
            }
            return all;
        }

        @Override
        public Decoder decoder(int slots) {
            return new Decoder() {
                @Override
                public void start(int slot) {}

                @Override
                public void append(int slot, int symbol) {}

                @Override
                public void copy(int from, int to) {}

                @Override
                public float[][] next(int... asked) {
                    float[][] all = new float[asked.length][];
                    Arrays.setAll(all, k -> logs());
                    return all;
                }
            };
        }

        @Override
        public long parameters() {
            return 0;
        }
    };

    private static float[] logs() {
        float[] logs = new float[Alphabet.SYMBOLS];
        Arrays.fill(logs, Float.NEGATIVE_INFINITY);
        logs[0] = (float) Math.log(0.6);
        logs[1] = (float) Math.log(0.2);
        logs[2] = (float) Math.log(0.1);
        logs[Alphabet.END] = (float) Math.log(0.1);
        return logs;
    }

    private static final Member MEMBER = new Member("coins", Direction.FORWARD, COINS);

    private static List<Generated> draw(int slots, long count, Filter filter) {
        List<Generated> all = new ArrayList<>();
        new Generator(MEMBER, slots, 40).generate(count, Sampling.EXACT, filter, new Streams(5), all::add);
        return all;
    }

    @Test
    void everySample_isTheSameAtEveryWidth() {
        List<Generated> wide = draw(64, 300, Filter.NONE);
        List<Generated> narrow = draw(1, 300, Filter.NONE);
        List<Generated> few = draw(7, 100, Filter.NONE);
        for (int i = 0; i < 300; i++) {
            assertThat(wide.get(i).index()).isEqualTo(i);
            assertThat(wide.get(i).codes()).isEqualTo(narrow.get(i).codes());
            assertThat(wide.get(i).draws()).isEqualTo(narrow.get(i).draws());
            if (i < 100) {
                assertThat(few.get(i).codes()).isEqualTo(wide.get(i).codes());
            }
        }
    }

    @Test
    void everySample_differsAndSaysItsDensity() {
        Set<String> seen = new HashSet<>();
        long draws = 0;
        for (Generated g : draw(16, 500, Filter.NONE)) {
            assertThat(seen.add(Alphabet.letters(g.codes()))).isTrue();
            draws += g.draws();
            if (g.codes().length < 40) {
                assertThat(g.logDensity()).isCloseTo(MEMBER.logDensities(List.of(g.codes()))[0], within(1e-4));
            }
        }
        assertThat(draws).isGreaterThan(500);
    }

    @Test
    void everyFilter_isKept() {
        Filter filter = new Filter(6, 12, 3, 0.5, new Filter.IdentityWindow(Alphabet.codes("AACAADAA"), 0.3, 0.7));
        for (Generated g : draw(16, 50, filter)) {
            String letters = Alphabet.letters(g.codes());
            assertThat(letters.length()).isBetween(6, 12);
            assertThat(letters).doesNotContain("AAAA");
            assertThat(Identity.of(g.codes(), Alphabet.codes("AACAADAA"))).isBetween(0.3, 0.7);
        }
    }

    @Test
    void everyImpossibleRequest_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> draw(4, 100, new Filter(1, 2, 0, 0, null)))
                .withMessageStartingWith("sample 12 was drawn 1000 times in vain after 12 others");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> draw(4, 10, new Filter(60, 70, 0, 0, null)))
                .withMessage("minLength must be <= 40, the longest that is generated, was 60");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Generator(MEMBER, 4, 40)
                        .generate(2, new Sampling(0, 0, 1, 0, 1), Filter.NONE, new Streams(1), g -> true))
                .withMessage("samples must be 1 at temperature 0, which gives one sequence, was 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(1, 0, 0, 0, 1))
                .withMessage("top-p must be in (0, 1], was 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Sampling(-1, 0, 1, 0, 1))
                .withMessage("temperature must be in [0, 100], was -1.0");
    }

    @Test
    void everySampling_drawsFromWhatItSays() {
        byte[] none = new byte[0];
        int all = (1 << Alphabet.SYMBOLS) - 1;
        double[] exact = new Sampling(1, 0, 1, 0, 1).probabilities(logs(), all, none, 0);
        assertThat(exact[1] / exact[0]).isCloseTo(1.0 / 3, within(1e-6));
        double[] hot = new Sampling(2, 0, 1, 0, 1).probabilities(logs(), all, none, 0);
        assertThat(hot[1] / hot[0]).isCloseTo(Math.sqrt(1.0 / 3), within(1e-6));
        assertThat(kept(new Sampling(1, 2, 1, 0, 1))).containsExactly(0, 1);
        assertThat(kept(new Sampling(1, 0, 0.7, 0, 1))).containsExactly(0, 1);
        assertThat(kept(new Sampling(1, 0, 0.5, 0, 1))).containsExactly(0);
        assertThat(kept(new Sampling(1, 0, 1, 0.25, 1))).containsExactly(0, 1);
        assertThat(kept(new Sampling(0, 0, 1, 0, 1))).containsExactly(0);
        double[] penalised = new Sampling(1, 0, 1, 0, 2).probabilities(logs(), all, new byte[] {0}, 1);
        assertThat(penalised[0] / penalised[1]).isCloseTo(0.36 / 0.2, within(1e-5));
    }

    private static List<Integer> kept(Sampling sampling) {
        double[] p = sampling.probabilities(logs(), (1 << Alphabet.SYMBOLS) - 1, new byte[0], 0);
        List<Integer> kept = new ArrayList<>();
        for (int a = 0; a < p.length; a++) {
            if (p[a] > 0) {
                kept.add(a);
            }
        }
        return kept;
    }

    /** p(matches C-x(1,2)-D) = 0.2 (0.9 + 0.81) 0.1 0.1, the union of two disjoint lengths. */
    @Test
    void everyCompletion_matchesAndKnowsItsProbability() {
        Constraint pattern = Constraint.parse("C-x(1,2)-D");
        Completion.Particles drawn = new Completion(MEMBER, 4000).draw(pattern, new Streams(9));
        for (byte[] codes : drawn.codes()) {
            assertThat(Alphabet.letters(codes)).matches("C.{1,2}D");
        }
        assertThat(drawn.logProbability()).isCloseTo(Math.log(0.2 * 1.71 * 0.01), within(0.1));
        assertThat(drawn.smallestEffectiveSampleSize()).isBetween(1.0, 4000.0);
        double weight = 0;
        for (double w : drawn.weights()) {
            weight += w;
        }
        assertThat(weight).isCloseTo(1, within(1e-9));
    }

    /** Two columns, the second equal to the first in 9 of 10: p(first | second = D) by Bayes. */
    private static final Autoregressive ECHO = new Autoregressive() {
        @Override
        public int columns() {
            return 2;
        }

        @Override
        public List<float[]> logProbabilities(List<byte[]> readings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Decoder decoder(int slots) {
            int[] first = new int[slots];
            return new Decoder() {
                @Override
                public void start(int slot) {
                    first[slot] = -1;
                }

                @Override
                public void append(int slot, int symbol) {
                    first[slot] = symbol;
                }

                @Override
                public void copy(int from, int to) {
                    first[to] = first[from];
                }

                @Override
                public float[][] next(int... asked) {
                    float[][] all = new float[asked.length][];
                    Arrays.setAll(all, k -> {
                        float[] logs = logs();
                        if (first[asked[k]] >= 0) {
                            Arrays.fill(logs, (float) Math.log(0.1 / 20));
                            logs[first[asked[k]]] = (float) Math.log(0.9);
                        }
                        return logs;
                    });
                    return all;
                }
            };
        }

        @Override
        public long parameters() {
            return 0;
        }
    };

    /** p(D | second = D) = 0.1 * 0.9 / (0.1 * 0.9 + 0.9 * 0.005), and p(second = D) = 0.0945; gaps count as symbols. */
    @Test
    void everyCompletedRow_isDrawnFromTheConditional() {
        Member member = new Member("echo", Direction.FORWARD, ECHO);
        Constraint pattern = Constraint.ofColumns("x-D", 2);
        Completion.Particles drawn = new Completion(member, 4000).draw(pattern, new Streams(3));
        double[] share = new double[Alphabet.SYMBOLS];
        for (int k = 0; k < 4000; k++) {
            assertThat(drawn.codes().get(k)).hasSize(2).endsWith((byte) 2);
            share[drawn.codes().get(k)[0]] += drawn.weights()[k];
        }
        assertThat(share[2]).isCloseTo(0.09 / 0.0945, within(0.02));
        assertThat(share[0]).isCloseTo(0.003 / 0.0945, within(0.015));
        assertThat(drawn.logProbability()).isCloseTo(Math.log(0.0945), within(0.1));
        assertThat(drawn.smallestEffectiveSampleSize()).isLessThan(2000);
        Completion.Particles exact = new Completion(member, 50).draw(Constraint.ofColumns("D-x", 2), new Streams(3));
        assertThat(exact.smallestEffectiveSampleSize()).isCloseTo(50, within(1e-9));
        assertThat(exact.logProbability()).isCloseTo(Math.log(0.1), within(1e-6));
        assertThat(Constraint.ofColumns("x(3)-D", 4).easier()).isEqualTo(Direction.REVERSE);
        assertThat(Constraint.ofColumns("x-D-x(2)", 4).easier()).isEqualTo(Direction.FORWARD);
    }

    @Test
    void everyWrongPattern_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.ofColumns("x(2,3)-A", 4))
                .withMessage("an alignment's pattern must count each column once, without ranges such as x(2,5), was"
                        + " 'x(2,3)-A'; x allows a gap, . is one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.ofColumns("x(2)-A", 4))
                .withMessage("a pattern must have 4 elements as the model has columns, had 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.parse("A-."))
                .withMessage("a pattern's residues must be of ACDEFGHIKLMNPQRSTVWY, was '.' in '.'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.parse("A-[AC-D"))
                .withMessage("a pattern's element must be written as A, [AC], {P}, x, x(3) or x(2,5), was '[AC' in"
                        + " 'A-[AC-D'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.parse("B"))
                .withMessage("a pattern's residues must be of ACDEFGHIKLMNPQRSTVWY, was 'B' in 'B'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.parse("{ACDEFGHIKLMNPQRSTVWY}"))
                .withMessage("a pattern's element must allow a residue, '{ACDEFGHIKLMNPQRSTVWY}' allows none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Constraint.parse("x(5,2)"))
                .withMessage(
                        "a pattern's repeat must be (n) or (low,high) with low <= high and all in all <= 10000, was"
                                + " 'x(5,2)'");
    }
}
