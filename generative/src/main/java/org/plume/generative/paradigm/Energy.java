package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.Mlp;
import org.plume.generative.nn.net.Waves;

/**
 * An energy-based model, p(x | c) = exp(-E(x, c)) / Z.
 *
 * <pre>
 *   CONTRASTIVE_DIVERGENCE  E(x) - E(x-),  x- the end of an adjusted Langevin chain that starts at x (Hinton 2002)
 *   NOISE_CONTRASTIVE       logistic classification of data against N(0, 2^2 I) by -E(x) - log q(x) (Gutmann and
 *                           Hyvarinen 2010): log Z becomes part of E
 * </pre>
 *
 * The density has Gaussian tails: E holds |x|^2 / (2 2^2) besides the network.
 *
 * @param estimation how E is learned
 * @param width of the network
 * @param blocks of the network
 * @param octaves of waves that the network sees beside x
 */
public record Energy(Estimation estimation, int width, int blocks, int octaves) implements Paradigm {

    static final String ENERGY = "energy";
    static final double SPREAD = 2;
    private static final String NOISE = "noise";

    /** How E is learned. */
    public enum Estimation {
        CONTRASTIVE_DIVERGENCE("energy-cd"),
        NOISE_CONTRASTIVE("energy-nce");

        private final String title;

        Estimation(String title) {
            this.title = title;
        }
    }

    @Override
    public String name() {
        return estimation.title;
    }

    @Override
    public String objective() {
        return estimation == Estimation.CONTRASTIVE_DIVERGENCE
                ? "contrastive divergence with Langevin chains"
                : "noise-contrastive estimation";
    }

    @Override
    public String procedure() {
        return "a Metropolis-adjusted Langevin chain";
    }

    @Override
    public List<Phase> phases(Space space) {
        boolean chains = estimation == Estimation.CONTRASTIVE_DIVERGENCE;
        return List.of(SinglePhase.of(
                name(),
                chains
                        ? new ContrastiveDivergence(this, space).lesson()
                        : Lesson.of(classification(space), Energy::noiseNumbers)));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return Map.of(ENERGY, graph(space));
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new EnergyModel(this, space, weights);
    }

    /** x and c to E {@code [b, 1]}. */
    Graph graph(Space space) {
        return Wiring.graph(List.of(Wiring.x(space), Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(ENERGY, energy(o, space, in).apply(Wiring.get(in, Wiring.X)));
            }
        });
    }

    <V> UnaryOperator<V> energy(Ops<V> o, Space space, Map<String, V> in) {
        V condition = Wiring.get(in, Wiring.CONDITION);
        Waves waves = new Waves(octaves);
        long seen = waves.size(space.size()) + space.condition();
        UnaryOperator<V> network = Mlp.zero(ENERGY, width, blocks).build(o, seen, 1);
        return x -> {
            V tail = o.scale(o.sum(o.square(x), 1), 0.5 / (SPREAD * SPREAD));
            return o.add(network.apply(o.concat(1, List.of(waves.apply(o, x), condition))), tail);
        };
    }

    private Objective classification(Space space) {
        List<Input> inputs = List.of(Wiring.x(space), Wiring.condition(space), Input.numbers(NOISE, space.size()));
        return Wiring.objective(
                Wiring.graph(inputs, new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        UnaryOperator<V> energy = energy(o, space, in);
                        UnaryOperator<V> logit = x -> o.scale(o.add(energy.apply(x), logNoise(o, x, space)), -1);
                        V data = o.meanAll(o.softplus(o.scale(logit.apply(Wiring.get(in, Wiring.X)), -1)));
                        V noise = o.meanAll(o.softplus(logit.apply(Wiring.get(in, NOISE))));
                        return Map.of(Objective.LOSS, o.add(data, noise));
                    }
                }),
                "");
    }

    /** log N(x; 0, SPREAD^2 I). */
    private static <V> V logNoise(Ops<V> o, V x, Space space) {
        double constant = space.size() * (Normal.LOG_TWO_PI / 2 + Math.log(SPREAD));
        return o.shift(o.scale(o.sum(o.square(x), 1), -0.5 / (SPREAD * SPREAD)), -constant);
    }

    private static Map<String, Tensor> noiseNumbers(double[][] x, Tensor condition, RandomGenerator rng) {
        Tensor noise = Wiring.noise(rng, x.length, x[0].length);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] *= (float) SPREAD;
        }
        return Map.of(Wiring.X, Wiring.tensor(x), Wiring.CONDITION, condition, NOISE, noise);
    }
}
