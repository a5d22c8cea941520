package org.plume.protein.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.Streams;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.Alphabet;
import org.plume.protein.Sequence;
import org.plume.protein.generate.Completion;
import org.plume.protein.generate.Constraint;
import org.plume.protein.generate.Filter;
import org.plume.protein.generate.Generator;
import org.plume.protein.generate.Sampling;
import org.plume.protein.model.Direction;
import org.plume.protein.model.Member;
import org.plume.protein.network.NetworkModel;
import org.plume.protein.network.Networks;
import org.plume.protein.network.Tokens;
import org.plume.protein.variant.Variant;
import org.plume.protein.variant.WildType;

class ScorerTest {

    private static final Sequence WILD = Sequence.of("w/11-22", "MKVLAAGICWTE");

    private static List<Member> members(boolean aligned) {
        List<Member> members = new ArrayList<>();
        for (int seed = 0; seed < 2; seed++) {
            for (Direction direction : Direction.values()) {
                CausalMixer net = new CausalMixer(
                        aligned ? WILD.length() : 40, aligned, Tokens.count(1), Alphabet.SYMBOLS, 12, 16, 2, 4, 6);
                Graph graph = Networks.whole(net);
                Map<String, Tensor> weights = new HashMap<>(Parameters.initial(graph, seed));
                members.add(new Member(direction.name() + seed, direction, new NetworkModel(net, weights, 0)));
            }
        }
        return members;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyVariant_scoresAsItDoesInFull(boolean aligned) {
        List<Member> members = members(aligned);
        Scorer scorer = new Scorer(members, new double[0]);
        WildType wild = WildType.of(WILD);
        List<byte[]> codes = new ArrayList<>(List.of(WILD.codes()));
        wild.singles().stream().limit(60).forEach(v -> codes.add(wild.apply(v, aligned)));
        codes.add(wild.apply(Variant.parse("K12A:T21W"), aligned));
        if (!aligned) {
            codes.add(wild.apply(Variant.parse("K12del"), false));
            codes.add(wild.apply(Variant.parse("E22insGG"), false));
            codes.add(wild.apply(Variant.parse("M11insAC:E22del"), false));
        }
        List<SequenceScore> full = scorer.score(codes);
        List<SequenceScore> shared = new VariantScorer(members, 9).score(WILD.codes(), codes, scorer);
        for (int v = 0; v < codes.size(); v++) {
            assertThat(shared.get(v).members()).containsExactly(full.get(v).members(), within(1e-3));
            assertThat(shared.get(v).symbols()).isEqualTo(full.get(v).symbols());
        }
    }

    /** The context is 40: the window moves on with the sequence. */
    @Test
    void everySequenceBeyondTheContext_isScoredGeneratedAndCompleted() {
        List<Member> members = members(false);
        Scorer scorer = new Scorer(members, new double[0]);
        Sequence longer = Sequence.of("w", WILD.letters().repeat(5));
        WildType wild = WildType.of(longer);
        List<byte[]> codes = new ArrayList<>(List.of(longer.codes()));
        for (String v : List.of("M1A", "E60W", "K38A:E60del", "E60insGG", "M1del")) {
            codes.add(wild.apply(Variant.parse(v), false));
        }
        List<SequenceScore> full = scorer.score(codes);
        List<SequenceScore> shared = new VariantScorer(members, 3).score(longer.codes(), codes, scorer);
        for (int v = 0; v < codes.size(); v++) {
            assertThat(full.get(v).total()).isFinite().isNegative();
            assertThat(shared.get(v).members()).containsExactly(full.get(v).members(), within(1e-3));
        }
        double sum = 0;
        for (double term : scorer.perPosition(longer.codes())) {
            sum += term;
        }
        assertThat(sum).isCloseTo(full.get(0).total(), within(1e-3));
        Filter beyond = new Filter(50, 60, 0, 0, null);
        List<byte[]> drawn = new ArrayList<>();
        new Generator(members.get(0), 2, 60)
                .generate(3, Sampling.EXACT, beyond, new Streams(1), s -> drawn.add(s.codes()));
        assertThat(drawn).hasSize(3).allSatisfy(d -> assertThat(d.length).isBetween(50, 60));
        assertThat(new Completion(members.get(1), 4)
                        .draw(Constraint.parse("M-x(50)-K-W"), new Streams(2))
                        .codes())
                .allSatisfy(c -> assertThat(Alphabet.letters(c)).matches("M.{50}KW"));
    }

    @Test
    void aMixture_isTheLogOfTheMean_andNeverBelowTheMeanOfLogs() {
        SequenceScore score = new SequenceScore(new double[] {Math.log(0.5), Math.log(0.1)}, 1);
        assertThat(score.mixture()).isCloseTo(Math.log(0.3), within(1e-12));
        assertThat(score.total()).isCloseTo(Math.log(0.05) / 2, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void everyPosition_isATermOfTheTotal(boolean aligned) {
        Scorer scorer = new Scorer(members(aligned), new double[] {-4, -3, -2});
        SequenceScore score = scorer.score(List.of(WILD.codes())).get(0);
        double sum = 0;
        for (double term : scorer.perPosition(WILD.codes())) {
            sum += term;
        }
        assertThat(sum).isCloseTo(score.total(), within(1e-3));
        assertThat(score.standardError()).isPositive();
        assertThat(scorer.percentile(new SequenceScore(new double[] {-5}, 2))).isCloseTo(2.0 / 3, within(1e-12));
        if (aligned) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scorer.score(List.of(new byte[3])))
                    .withMessageStartingWith("a row must have 12 columns as the model has, had 3");
        } else {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scorer.score(List.of(Alphabet.codes("A-C"))))
                    .withMessage(
                            "a sequence for a model without an alignment must have no gaps, had one at position 2");
        }
    }
}
