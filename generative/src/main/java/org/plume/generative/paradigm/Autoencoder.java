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
 * An autoencoder: loss = |x - decoder(encoder(x))|^2. It represents what is usual, not how likely it is: it cannot sample, but
 * what it reconstructs badly is unusual.
 *
 * @param latent entries of a code; fewer than those of x, or it learns to copy
 * @param width of the networks
 * @param blocks of the networks
 */
public record Autoencoder(int latent, int width, int blocks) implements Paradigm {

    static final String CODE = "code";

    public Autoencoder {
        if (latent < 1) {
            throw new IllegalArgumentException("latent must be >= 1, was " + latent);
        }
    }

    @Override
    public String name() {
        return "autoencoder";
    }

    @Override
    public String objective() {
        return "reconstruction";
    }

    @Override
    public String procedure() {
        return "none: it does not sample";
    }

    @Override
    public List<Phase> phases(Space space) {
        return List.of(SinglePhase.of(name(), Lesson.of(objective(space), Autoencoder::numbers)));
    }

    @Override
    public boolean samples() {
        return false;
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return Map.of("encoder", encoder(space), "decoder", decoder(space));
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new AutoencoderModel(this, space, weights);
    }

    private Objective objective(Space space) {
        return Wiring.objective(
                Wiring.graph(List.of(Wiring.x(space), Wiring.condition(space)), new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        V x = Wiring.get(in, Wiring.X);
                        V condition = Wiring.get(in, Wiring.CONDITION);
                        V again = decode(o, encode(o, x, condition), condition, space);
                        return Map.of(Objective.LOSS, o.meanAll(o.square(o.sub(x, again))));
                    }
                }),
                "");
    }

    /** x and c to the code. */
    Graph encoder(Space space) {
        return Wiring.graph(List.of(Wiring.x(space), Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(CODE, encode(o, Wiring.get(in, Wiring.X), Wiring.get(in, Wiring.CONDITION)));
            }
        });
    }

    /** Code and c to x. */
    Graph decoder(Space space) {
        return Wiring.graph(List.of(Input.numbers(CODE, latent), Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                V x = decode(o, Wiring.get(in, CODE), Wiring.get(in, Wiring.CONDITION), space);
                return Map.of(Wiring.X, x);
            }
        });
    }

    private <V> V encode(Ops<V> o, V x, V condition) {
        return Mlp.of("encoder", width, blocks).apply(o, o.concat(1, List.of(x, condition)), latent);
    }

    private <V> V decode(Ops<V> o, V code, V condition, Space space) {
        return Mlp.of("decoder", width, blocks).apply(o, o.concat(1, List.of(code, condition)), space.size());
    }

    private static Map<String, Tensor> numbers(double[][] x, Tensor condition, RandomGenerator rng) {
        return Map.of(Wiring.X, Wiring.tensor(x), Wiring.CONDITION, condition);
    }
}
