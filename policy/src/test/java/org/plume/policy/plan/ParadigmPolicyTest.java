package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.plume.generative.Capability;
import org.plume.generative.Elbo;
import org.plume.generative.MissingCapabilityException;
import org.plume.generative.Streams;
import org.plume.generative.solve.Query;
import org.plume.policy.Chunk;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.Specs;
import org.plume.policy.cost.CostWeights;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Flow;
import org.plume.policy.method.OfParadigm;

/** Policies by each paradigm of the core that samples. */
class ParadigmPolicyTest {

    private static final Situation HERE =
            Situation.of(List.of(new double[] {0.1, 0.2, 0.1, 0.2}, new double[] {0.11, 0.21, 0.11, 0.2}));

    private static final Situation THERE =
            Situation.of(List.of(new double[] {0.4, 0.3, 0.4, 0.3}, new double[] {0.41, 0.32, 0.41, 0.3}));

    @TempDir
    Path folder;

    static List<String> paradigms() {
        return OfParadigm.names();
    }

    private static PolicySpec spec(String paradigm) {
        return Specs.plane(new OfParadigm(paradigm), new Architecture.Own(8));
    }

    private Policy policy(String paradigm) {
        return Policy.load(Folders.random(folder.resolve("m"), "m", spec(paradigm), 0.1));
    }

    @ParameterizedTest
    @MethodSource("paradigms")
    void everySample_isTheSameAloneAndInABatch(String paradigm) {
        try (Policy policy = policy(paradigm)) {
            ActionDistribution here = policy.given(HERE);
            List<Chunk> batch = here.sample(9, new Streams(3));

            assertThat(here.sample(3, new Streams(3))).isEqualTo(batch.subList(0, 3));
            assertThat(here.sample(new Streams(3).at(8))).isEqualTo(batch.get(8));
            assertThat(here.sample(3, new Streams(4))).isNotEqualTo(batch.subList(0, 3));
            assertThat(batch.get(0).path()).hasDimensions(8, 2);
            assertThat(batch).doesNotHaveDuplicates();
        }
    }

    /** As a server does it: whatever is under way asks together, each where it stands. */
    @ParameterizedTest
    @MethodSource("paradigms")
    void everyDraw_isTheSameBesideOneOfAnotherSituationThatBeganBefore(String paradigm) {
        try (Policy policy = policy(paradigm)) {
            List<Chunk> alone = policy.given(HERE).sample(2, new Streams(5));
            ActionDistribution.Draw before = policy.given(THERE).draw(rngs(3, new Streams(6)));
            before.advance(policy.predictor().predict(before.queries()));
            ActionDistribution.Draw here = policy.given(HERE).draw(rngs(2, new Streams(5)));

            int asked = 0;
            while (!here.done()) {
                List<Query> queries = new ArrayList<>(before.queries());
                int n = queries.size();
                queries.addAll(here.queries());
                List<double[]> answers = policy.predictor().predict(queries);
                if (n > 0) {
                    before.advance(answers.subList(0, n));
                }
                here.advance(answers.subList(n, answers.size()));
                asked++;
            }

            assertThat(here.chunks()).isEqualTo(alone);
            assertThat(asked).isEqualTo(policy.evaluations());
        }
    }

    private static List<RandomGenerator> rngs(int n, Streams streams) {
        return IntStream.range(0, n).mapToObj(streams::at).toList();
    }

    @ParameterizedTest
    @MethodSource("paradigms")
    void everyPolicy_saysWhatItCanDoAndNoMore(String paradigm) {
        try (Policy policy = policy(paradigm)) {
            switch (paradigm) {
                case "affine-flow", "spline-flow", "autoregressive" ->
                    assertThat(policy.capabilities())
                            .containsExactlyInAnyOrder(Capability.SAMPLE, Capability.LOG_DENSITY);
                case "vae", "beta-vae" ->
                    assertThat(policy.capabilities()).containsExactlyInAnyOrder(Capability.SAMPLE, Capability.ELBO);
                default -> assertThat(policy.capabilities()).containsExactly(Capability.SAMPLE);
            }
        }
    }

    /** -E[log q(x)] over samples is their entropy where q = p, which is at most that of independent normals of their variances. */
    @Test
    void aFlowsDensity_isThatOfItsSamples() {
        try (Policy policy = policy("affine-flow")) {
            ActionDistribution distribution = policy.given(HERE);
            Densities.Exact here = (Densities.Exact) distribution;
            double entropy = 0;
            int n = 400;
            for (Chunk chunk : here.sample(n, new Streams(1))) {
                entropy -= here.logDensity(chunk) / n;
            }
            double[] spread = new double[16];
            List<Chunk> many = here.sample(n, new Streams(2));
            for (int i = 0; i < 16; i++) {
                int at = i;
                double mean = many.stream()
                        .mapToDouble(c -> c.path()[at / 2][at % 2])
                        .average()
                        .orElse(0);
                spread[i] = many.stream()
                        .mapToDouble(c -> Math.pow(c.path()[at / 2][at % 2] - mean, 2))
                        .average()
                        .orElse(0);
            }
            double gaussian = 0;
            for (double variance : spread) {
                gaussian += Math.log(2 * Math.PI * Math.E * variance) / 2;
            }
            assertThat(entropy)
                    .as("below that of a Gaussian of its variances, nats")
                    .isLessThan(gaussian + 0.3);
            assertThat(entropy).as("and near it, for the flow is hardly bent").isCloseTo(gaussian, within(6.0));
        }
    }

    @Test
    void aBound_isHigherWhereSamplesAre() {
        try (Policy policy = policy("vae")) {
            ActionDistribution distribution = policy.given(HERE);
            @SuppressWarnings("unchecked")
            Elbo<Chunk> here = (Elbo<Chunk>) distribution;
            Chunk usual = distribution.sample(new Streams(1).at(0));
            Chunk far = policy.given(THERE).sample(new Streams(1).at(0));

            assertThat(here.elbo(usual, new Streams(2).at(0))).isGreaterThan(here.elbo(far, new Streams(2).at(0)));
        }
    }

    @ParameterizedTest
    @MethodSource("paradigms")
    void everyFolder_isReadAsItWasWritten(String paradigm) {
        PolicySpec spec = spec(paradigm);
        try (Policy policy = policy(paradigm)) {
            assertThat(policy.spec()).isEqualTo(spec);
            assertThat(policy.folder().graphs()).isNotEmpty();
        }
    }

    @Test
    void whatCannotBeTold_isRefused() {
        try (Policy policy = policy("wgan-gp")) {
            Planner planner = new Planner(policy);
            PlanRequest density = new PlanRequest(
                    HERE, 4, CostWeights.DEFAULT, List.of(), Continuation.NONE, true, Effort.DEFAULT, new Streams(1));

            assertThatThrownBy(() -> planner.plan(density))
                    .isInstanceOf(MissingCapabilityException.class)
                    .hasMessage("model m can SAMPLE but has no LOG_DENSITY");
        }
    }

    @Test
    void whatDoesNotSample_isRefusedWithTheList() {
        assertThatThrownBy(() -> new OfParadigm("autoencoder"))
                .hasMessageStartingWith("method.paradigm must be one of [vae, beta-vae, gan-minimax, gan, wgan-gp, ")
                .hasMessageEndingWith("], which sample, was 'autoencoder'");
    }

    @Test
    void aNetworkOfAnotherKind_isRefused() {
        assertThatThrownBy(() -> Specs.plane(new OfParadigm("gan")))
                .hasMessageStartingWith("network must be own for method gan, was Mlp");
        assertThatThrownBy(() -> Specs.plane(new Flow(1), new Architecture.Own(8)))
                .hasMessageStartingWith(
                        "network must be mlp, unet, transformer or encoder-decoder for method flow, was Own");
        assertThatThrownBy(() -> new Architecture.Own(2)).hasMessage("network.width must be in [4, 1024], was 2");
    }
}
