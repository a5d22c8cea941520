package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.Mlp;

/**
 * A variational autoencoder (Kingma and Welling 2014; Rezende et al. 2014), conditional on c (Sohn et al. 2015): with a
 * condition it is the model of ACT (Zhao et al. 2023).
 *
 * <pre>
 *   loss = E_q[ -log p(x | z, c) ] + beta KL(q(z | x, c) || N(0, I)),   z = mean + exp(logVariance / 2) noise
 * </pre>
 *
 * Both p(x | z, c) and q(z | x, c) are normal with mean and variance from a network; the answer of the model is a draw of p.
 * In the first three tenths of the steps the divergence weighs a tenth (Bowman et al. 2016): at its full weight before the
 * decoder can read codes, it keeps some of them from ever saying anything.
 *
 * @param latent entries of z
 * @param beta weight of the divergence (Higgins et al. 2017): 1 bounds log p(x)
 * @param width of the networks
 * @param blocks of the networks
 */
public record Vae(int latent, double beta, int width, int blocks) implements Paradigm {

    static final String MEAN = "mean";
    static final String LOG_VARIANCE = "logVariance";
    private static final String NOISE = "noise";
    private static final double BOUND = 8;
    private static final double WARM_UP = 0.3;
    private static final double LIGHT = 0.1;

    public Vae {
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be >= 1, was " + latent);
        }
        if (!(beta >= 0)) {
            throw new IllegalArgumentException("beta must be >= 0, was " + beta);
        }
    }

    @Override
    public String name() {
        return beta == 1 ? "vae" : "beta-vae";
    }

    @Override
    public String objective() {
        return "evidence lower bound, by reparameterisation";
    }

    @Override
    public String procedure() {
        return "a latent code, one decoder pass";
    }

    @Override
    public List<Phase> phases(Space space) {
        return List.of(
                new Course("codes", WARM_UP, learned -> List.of(lesson(space, LIGHT * beta))),
                new Course(name(), 1 - WARM_UP, learned -> List.of(lesson(space, beta))));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return Map.of("encoder", encoder(space), "decoder", decoder(space));
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new VaeModel(this, space, weights);
    }

    /** With so much weight of the divergence. */
    Lesson lesson(Space space, double weight) {
        return Lesson.of(objective(space, weight), this::numbers);
    }

    private Objective objective(Space space, double weight) {
        List<Input> inputs = List.of(Wiring.x(space), Wiring.condition(space), Input.numbers(NOISE, latent));
        return Wiring.objective(
                Wiring.graph(inputs, new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        return Map.of(Objective.LOSS, loss(o, in, space, weight));
                    }
                }),
                "");
    }

    private <V> V loss(Ops<V> o, Map<String, V> in, Space space, double weight) {
        V x = Wiring.get(in, Wiring.X);
        V condition = Wiring.get(in, Wiring.CONDITION);
        Map<String, V> q = normal(o, "encoder", List.of(x, condition), latent);
        V mean = Wiring.get(q, MEAN);
        V logVariance = Wiring.get(q, LOG_VARIANCE);
        V z = o.add(mean, o.mul(o.exp(o.scale(logVariance, 0.5)), Wiring.get(in, NOISE)));
        Map<String, V> p = normal(o, "decoder", List.of(z, condition), space.size());
        V likelihood = Normal.logDensity(o, x, Wiring.get(p, MEAN), Wiring.get(p, LOG_VARIANCE));
        V divergence = o.scale(Normal.divergenceFromStandard(o, mean, logVariance), weight);
        return o.meanAll(o.sub(divergence, likelihood));
    }

    /** x and c to the mean and log-variance of z. */
    Graph encoder(Space space) {
        return half("encoder", Wiring.x(space), space, latent);
    }

    /** z and c to the mean and log-variance of x. */
    Graph decoder(Space space) {
        return half("decoder", Input.numbers(Wiring.LATENT, latent), space, space.size());
    }

    private Graph half(String name, Input of, Space space, int outputs) {
        return Wiring.graph(List.of(of, Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return normal(o, name, List.of(Wiring.get(in, of.name()), Wiring.get(in, Wiring.CONDITION)), outputs);
            }
        });
    }

    private <V> Map<String, V> normal(Ops<V> o, String name, List<V> of, int outputs) {
        V both = Mlp.of(name, width, blocks).apply(o, o.concat(1, of), 2 * outputs);
        return Map.of(
                MEAN, o.slice(both, 1, 0, outputs),
                LOG_VARIANCE, Normal.bounded(o, o.slice(both, 1, outputs, 2L * outputs), BOUND));
    }

    private Map<String, Tensor> numbers(double[][] x, Tensor condition, RandomGenerator rng) {
        return Map.of(
                Wiring.X, Wiring.tensor(x), Wiring.CONDITION, condition, NOISE, Wiring.noise(rng, x.length, latent));
    }
}
