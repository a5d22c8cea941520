package org.plume.policy.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.plume.generative.Capability;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.onnx.OnnxFile;
import org.plume.policy.Augmentation;
import org.plume.policy.Chunk;
import org.plume.policy.Encoding;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;
import org.plume.policy.Specs;
import org.plume.policy.method.Architecture;
import org.plume.policy.method.Cloning;
import org.plume.policy.method.Cvae;
import org.plume.policy.method.Diffusion;
import org.plume.policy.method.Flow;
import org.plume.policy.method.Method;
import org.plume.policy.method.Mixture;

class PolicyTest {

    @TempDir
    Path folder;

    private static final Situation HERE =
            Situation.of(List.of(new double[] {0.1, 0.2, 0.1, 0.2}, new double[] {0.11, 0.21, 0.11, 0.2}));

    static List<Method> methods() {
        return List.of(
                new Flow(1),
                new Flow(1, Flow.Prediction.TARGET),
                new Diffusion(100, Diffusion.Prediction.V, 1),
                new Cloning(),
                new Cvae(0.1),
                new Mixture(3));
    }

    private Policy policy(PolicySpec spec) {
        return Policy.load(Folders.random(folder.resolve("m"), "m", spec, 0.1));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everySample_isTheSameAloneAndInABatch(Method method) {
        try (Policy policy = policy(Specs.plane(method))) {
            ActionDistribution here = policy.given(HERE);
            List<Chunk> batch = here.sample(21, new Streams(3));

            assertThat(here.sample(5, new Streams(3))).isEqualTo(batch.subList(0, 5));
            assertThat(here.sample(new Streams(3).at(20))).isEqualTo(batch.get(20));
            assertThat(batch.get(0).path()).hasDimensions(8, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void anotherSeed_givesOtherSamplesWhereThereIsChance(Method method) {
        try (Policy policy = policy(Specs.plane(method))) {
            boolean same = policy.given(HERE)
                    .sample(2, new Streams(3))
                    .equals(policy.given(HERE).sample(2, new Streams(4)));

            assertThat(same).isEqualTo(method instanceof Cloning);
        }
    }

    @ParameterizedTest
    @MethodSource("methods")
    void everyWork_canBeAbandonedBeforeItsFirstEvaluation(Method method) {
        try (Policy policy = policy(Specs.plane(method))) {
            Effort none = new Effort(0, () -> {
                throw new CancellationException("enough");
            });
            assertThatThrownBy(() -> policy.given(HERE, none).sample(2, new Streams(1)))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void theHook_runsBeforeEachEvaluation() {
        try (Policy policy = policy(Specs.plane())) {
            AtomicInteger count = new AtomicInteger();

            ActionDistribution here = policy.given(HERE, new Effort(7, count::incrementAndGet));
            here.sample(33, new Streams(1));

            assertThat(count).hasValue(7);
            assertThat(here.evaluations()).isEqualTo(7);
        }
    }

    @Test
    void actions_areTheStepsOfThePath() {
        try (Policy policy = policy(Specs.plane())) {
            Chunk chunk = policy.given(HERE).sample(new Streams(1).at(0));

            double x = 0.1;
            for (int k = 0; k < 8; k++) {
                x += chunk.actions()[k][0];
                assertThat(chunk.path()[k][0]).isCloseTo(x, within(1e-12));
            }
        }
    }

    @Test
    void knownCoordinates_areKept() {
        try (Policy policy = policy(Specs.plane())) {
            Chunk values = policy.given(HERE).sample(new Streams(1).at(0));
            BitSet known = new BitSet();
            known.set(4, 8);
            @SuppressWarnings("unchecked")
            Inpainter<Chunk> inpainter = (Inpainter<Chunk>) policy.given(HERE);

            Chunk filled = inpainter.inpaint(values, known, new Streams(2).at(0));

            assertThat(filled.path()[2]).containsExactly(values.path()[2], within(1e-9));
            assertThat(filled.path()[3]).containsExactly(values.path()[3], within(1e-9));
            assertThat(filled.path()[5]).isNotEqualTo(values.path()[5]);
        }
    }

    /** -E[log q(x)] over samples is their entropy where q = p: of one component, that of the Gaussian fitted to them. */
    @Test
    void aMixturesDensity_isThatOfItsSamples() {
        try (Policy policy = policy(Specs.plane(new Mixture(1)))) {
            MixtureDistribution here = (MixtureDistribution) policy.given(HERE);
            double entropy = 0;
            int n = 4000;
            double[] sum = new double[16];
            double[] squares = new double[16];
            for (Chunk chunk : here.sample(n, new Streams(1))) {
                entropy -= here.logDensity(chunk) / n;
                for (int i = 0; i < 16; i++) {
                    double v = chunk.path()[i / 2][i % 2];
                    sum[i] += v / n;
                    squares[i] += v * v / n;
                }
            }
            double gaussian = 0;
            for (int i = 0; i < 16; i++) {
                gaussian += Math.log(2 * Math.PI * Math.E * (squares[i] - sum[i] * sum[i])) / 2;
            }
            assertThat(entropy).as("entropy of a Gaussian, nats").isCloseTo(gaussian, within(0.15));
        }
    }

    /** Where V is 0 everywhere, a variance-preserving path carries N(0, I) to itself. */
    @Test
    void aDiffusionsDensity_isThatOfTheNoiseItComesFrom() {
        PolicySpec spec = Specs.plane(new Diffusion(100, Diffusion.Prediction.V, 0));
        try (Policy policy = Policy.load(Folders.constant(folder.resolve("constant"), spec, 0.1, 0))) {
            MeasuredPathDistribution here = (MeasuredPathDistribution) policy.given(HERE);
            Chunk chunk = here.sample(new Streams(1).at(0));

            assertThat(here.estimate(chunk, new Streams(2).at(0))).isCloseTo(standardNormal(chunk, 0), within(0.05));
        }
    }

    /** log N of the normalised displacements about b, and the volume of their scaling. */
    private static double standardNormal(Chunk chunk, double b) {
        double log = 0;
        for (double[] point : chunk.path()) {
            for (int a = 0; a < 2; a++) {
                double z = (point[a] - HERE.present()[a]) / 0.1 - b;
                log -= z * z / 2 + Math.log(2 * Math.PI) / 2 + Math.log(0.1);
            }
        }
        return log;
    }

    /** A constant velocity b carries N(0, I) to N(b, I). */
    @ParameterizedTest
    @ValueSource(ints = {8, 48})
    void aFlowsDensity_isThatOfTheNoiseItComesFrom(int horizon) {
        float b = 0.3f;
        PolicySpec spec = Specs.plane(new Flow(1), horizon, 2, 4, Encoding.PLAIN, Augmentation.NONE);
        try (Policy policy = Policy.load(Folders.constant(folder.resolve("constant"), spec, 0.1, b))) {
            MeasuredPathDistribution here = (MeasuredPathDistribution) policy.given(HERE);
            Chunk chunk = here.sample(new Streams(1).at(0));
            assertThat(here.estimate(chunk, new Streams(2).at(0))).isCloseTo(standardNormal(chunk, b), within(1e-3));
        }
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void everyArchitecture_isStagedAndHasADensity(Architecture architecture) {
        PolicySpec spec = Specs.plane(new Flow(1), architecture);
        try (Policy policy = policy(spec)) {
            assertThat(policy.capabilities())
                    .containsExactly(Capability.SAMPLE, Capability.LOG_DENSITY_ESTIMATE, Capability.INPAINT);
            List<Chunk> batch = policy.given(HERE).sample(21, new Streams(3));
            assertThat(policy.given(HERE).sample(5, new Streams(3))).isEqualTo(batch.subList(0, 5));
        }
    }

    static List<Architecture> architectures() {
        return List.of(
                new Architecture.Mlp(16, 1, 4),
                new Architecture.Unet(List.of(16, 32), 8),
                new Architecture.Decoder(16, 1, 2));
    }

    /** A graph of an older version is served as it is, without what needs its weights. */
    @Test
    void aGraphThatIsNotThisVersionsNetwork_isServedAsItIs() {
        PolicySpec spec = Specs.plane(new Flow(1));
        Policy ours = policy(spec);
        Recording definition = Recording.of(PolicyFolder.graph(ours.description()));
        ours.close();
        byte[] other = OnnxFile.serving(
                Recording.of(OtherNetwork.like(PolicyFolder.graph(ours.description()))),
                Folders.weights(PolicyFolder.graph(ours.description())));

        try (Network network = Network.open(other, definition, 1)) {
            assertThat(network.differentiable()).isFalse();
        }
    }

    @Test
    void tooManyEvaluations_areRefused() {
        try (Policy policy = policy(Specs.plane(new Diffusion(10, Diffusion.Prediction.V, 1)))) {
            assertThatThrownBy(() -> policy.given(HERE, new Effort(11, () -> {})))
                    .hasMessage("networkEvaluations must be <= 10, the levels of the model's schedule, was 11");
        }
    }
}
