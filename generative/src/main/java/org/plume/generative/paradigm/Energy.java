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

/**
 * An energy-based model, p(x | c) = exp(-E(x, c)) / Z.
 *
 * <pre>
 *   CONTRASTIVE_DIVERGENCE  E(x) - E(x-) + 0.01 (E(x)^2 + E(x-)^2),  x- the end of a Langevin chain (Hinton 2002;
 *                           Nijkamp et al. 2019); half of the chains start at data, half at noise
 *   NOISE_CONTRASTIVE       logistic classification of data against N(0, 2^2 I) by -E(x) - log q(x) (Gutmann and
 *                           Hyvarinen 2010): log Z becomes part of E
 * </pre>
 *
 * The density has Gaussian tails: E holds |x|^2 / (2 2^2) besides the network.
 *
 * @param estimation how E is learned
 * @param width of the network
 * @param blocks of the network
 */
public record Energy(Estimation estimation, int width, int blocks) implements Paradigm {

    static final String ENERGY = "energy";
    static final double SPREAD = 2;
    private static final double LANGEVIN_STEP = 0.005;
    private static final int CHAIN = 20;
    private static final double REGULARISATION = 0.01;
    private static final String START = "start";
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
                        ? Lesson.of(divergence(space), Energy::chainNumbers)
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

    private <V> UnaryOperator<V> energy(Ops<V> o, Space space, Map<String, V> in) {
        V condition = Wiring.get(in, Wiring.CONDITION);
        UnaryOperator<V> network = Mlp.zero(ENERGY, width, blocks).build(o, (long) space.size() + space.condition(), 1);
        return x -> {
            V tail = o.scale(o.sum(o.square(x), 1), 0.5 / (SPREAD * SPREAD));
            return o.add(network.apply(o.concat(1, List.of(x, condition))), tail);
        };
    }

    private Objective divergence(Space space) {
        List<Input> inputs = List.of(
                Wiring.x(space),
                Wiring.condition(space),
                Input.numbers(START, space.size()),
                Input.numbers(NOISE, CHAIN, space.size()));
        return Wiring.objective(
                Wiring.graph(inputs, new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        UnaryOperator<V> energy = energy(o, space, in);
                        V low = energy.apply(Wiring.get(in, Wiring.X));
                        V high = energy.apply(chain(o, energy, in, space));
                        V size = o.add(o.meanAll(o.square(low)), o.meanAll(o.square(high)));
                        V gap = o.sub(o.meanAll(low), o.meanAll(high));
                        return Map.of(Objective.LOSS, o.add(gap, o.scale(size, REGULARISATION)));
                    }
                }),
                "");
    }

    /** x <- x - h dE/dx + sqrt(2 h) noise, with no derivative through it. */
    private static <V> V chain(Ops<V> o, UnaryOperator<V> energy, Map<String, V> in, Space space) {
        V x = o.detach(Wiring.get(in, START));
        V noise = Wiring.get(in, NOISE);
        for (int k = 0; k < CHAIN; k++) {
            V e = energy.apply(x);
            V slope = o.vjp(e, o.shift(o.scale(e, 0), 1), List.of(x)).get(0);
            V kick = o.scale(o.reshape(o.slice(noise, 1, k, k + 1L), -1, space.size()), Math.sqrt(2 * LANGEVIN_STEP));
            x = o.detach(o.add(o.sub(x, o.scale(slope, LANGEVIN_STEP)), kick));
        }
        return x;
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

    private static Map<String, Tensor> chainNumbers(double[][] x, Tensor condition, RandomGenerator rng) {
        int d = x[0].length;
        float[] start = new float[x.length * d];
        for (int r = 0; r < x.length; r++) {
            for (int i = 0; i < d; i++) {
                double from = r % 2 == 0 ? x[r][i] : SPREAD * rng.nextGaussian();
                start[r * d + i] = (float) from;
            }
        }
        return Map.of(
                Wiring.X,
                Wiring.tensor(x),
                Wiring.CONDITION,
                condition,
                START,
                Tensor.of(start, x.length, d),
                NOISE,
                Wiring.noise(rng, x.length, CHAIN, d));
    }

    private static Map<String, Tensor> noiseNumbers(double[][] x, Tensor condition, RandomGenerator rng) {
        Tensor noise = Wiring.noise(rng, x.length, x[0].length);
        for (int i = 0; i < noise.values().length; i++) {
            noise.values()[i] *= (float) SPREAD;
        }
        return Map.of(Wiring.X, Wiring.tensor(x), Wiring.CONDITION, condition, NOISE, noise);
    }
}
