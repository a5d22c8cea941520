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
 * A generative adversarial network (Goodfellow et al. 2014), conditional on c (Mirza and Osindero 2014): a generator
 * G(z, c), z ~ N(0, I), against a critic D(x, c).
 *
 * <pre>
 *   MINIMAX         critic: -log s(D(x)) - log(1 - s(D(G(z))))     generator:  log(1 - s(D(G(z))))
 *   NON_SATURATING  the same                                       generator: -log s(D(G(z)))
 *   WASSERSTEIN     critic: D(G(z)) - D(x) + (|grad D| - 1)^2 / 10  generator: -D(G(z))     (Gulrajani et al. 2017)
 * </pre>
 *
 * with s the logistic function, means over the minibatch, and the gradient at points between x and G(z).
 *
 * @param loss which
 * @param latent entries of z
 * @param width of the networks
 * @param blocks of the networks
 */
public record Gan(Loss loss, int latent, int width, int blocks) implements Paradigm {

    private static final String GENERATOR = "generator";
    private static final String CRITIC = "critic";
    private static final String MIXTURE = "mixture";

    /** Gulrajani et al. take 10 for images; on points it holds the critic too flat for so few steps. */
    private static final double PENALTY = 0.1;

    /** What the two minimise. */
    public enum Loss {
        MINIMAX("gan-minimax", 1),
        NON_SATURATING("gan", 1),
        WASSERSTEIN("wgan-gp", 5);

        private final String title;
        private final int criticSteps;

        Loss(String title, int criticSteps) {
            this.title = title;
            this.criticSteps = criticSteps;
        }
    }

    public Gan {
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be >= 1, was " + latent);
        }
    }

    @Override
    public String name() {
        return loss.title;
    }

    @Override
    public String objective() {
        return switch (loss) {
            case MINIMAX -> "minimax against a critic";
            case NON_SATURATING -> "adversarial, non-saturating";
            case WASSERSTEIN -> "Wasserstein distance by a critic with gradient penalty";
        };
    }

    @Override
    public String procedure() {
        return "a latent code, one generator pass";
    }

    @Override
    public List<Phase> phases(Space space) {
        Lesson critic = new Lesson(objective(space, CRITIC), this::numbers, loss.criticSteps);
        Lesson generator = Lesson.of(objective(space, GENERATOR), this::numbers);
        return List.of(SinglePhase.of(name(), Pace.ADVERSARIAL, critic, generator));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return Map.of(GENERATOR, generator(space));
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new GanModel(this, space, weights);
    }

    /** z and c to x. */
    Graph generator(Space space) {
        return Wiring.graph(List.of(code(), Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(Wiring.X, generate(o, in, space));
            }
        });
    }

    private Input code() {
        return Input.numbers(Wiring.LATENT, latent);
    }

    private Objective objective(Space space, String player) {
        List<Input> inputs = List.of(Wiring.x(space), Wiring.condition(space), code(), Input.numbers(MIXTURE, 1));
        return Wiring.objective(
                Wiring.graph(inputs, new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        V drawn = generate(o, in, space);
                        UnaryOperator<V> critic = critic(o, space, Wiring.get(in, Wiring.CONDITION));
                        V lost = player.equals(CRITIC)
                                ? criticLoss(o, critic, Wiring.get(in, Wiring.X), drawn, Wiring.get(in, MIXTURE))
                                : generatorLoss(o, critic.apply(drawn));
                        return Map.of(Objective.LOSS, lost);
                    }
                }),
                player + ".");
    }

    private <V> V generate(Ops<V> o, Map<String, V> in, Space space) {
        V read = o.concat(1, List.of(Wiring.get(in, Wiring.LATENT), Wiring.get(in, Wiring.CONDITION)));
        return Mlp.of(GENERATOR, width, blocks).apply(o, read, space.size());
    }

    /** The critic with its parameters: a value {@code [b, 1]} for each point. */
    private <V> UnaryOperator<V> critic(Ops<V> o, Space space, V condition) {
        UnaryOperator<V> network = Mlp.of(CRITIC, width, blocks).build(o, (long) space.size() + space.condition(), 1);
        return x -> network.apply(o.concat(1, List.of(x, condition)));
    }

    private <V> V criticLoss(Ops<V> o, UnaryOperator<V> critic, V x, V drawn, V mixture) {
        V real = critic.apply(x);
        V invented = critic.apply(drawn);
        if (loss != Loss.WASSERSTEIN) {
            return o.add(o.meanAll(o.softplus(o.scale(real, -1))), o.meanAll(o.softplus(invented)));
        }
        V between = o.add(drawn, o.mul(mixture, o.sub(x, drawn)));
        V value = critic.apply(between);
        V ones = o.shift(o.scale(value, 0), 1);
        V gradient = o.vjp(value, ones, List.of(between)).get(0);
        V norm = o.sqrt(o.shift(o.sum(o.square(gradient), 1), 1e-12));
        V penalty = o.scale(o.meanAll(o.square(o.shift(norm, -1))), PENALTY);
        return o.add(o.sub(o.meanAll(invented), o.meanAll(real)), penalty);
    }

    private <V> V generatorLoss(Ops<V> o, V value) {
        return o.meanAll(
                switch (loss) {
                    case MINIMAX -> o.scale(o.softplus(value), -1);
                    case NON_SATURATING -> o.softplus(o.scale(value, -1));
                    case WASSERSTEIN -> o.scale(value, -1);
                });
    }

    private Map<String, Tensor> numbers(double[][] x, Tensor condition, RandomGenerator rng) {
        return Map.of(
                Wiring.X,
                Wiring.tensor(x),
                Wiring.CONDITION,
                condition,
                Wiring.LATENT,
                Wiring.noise(rng, x.length, latent),
                MIXTURE,
                Wiring.uniform(rng, x.length, 1));
    }
}
