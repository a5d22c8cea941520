package org.plume.generative.paradigm;

import java.util.LinkedHashMap;
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
 * A normalizing flow of coupling layers (Dinh et al. 2017): z = f(x, c) invertible, z ~ N(0, I), so
 *
 * <pre>
 *   log p(x | c) = log N(f(x, c); 0, I) + log |det df/dx|,     loss = -mean log p
 * </pre>
 *
 * Each layer moves half of the coordinates by a function whose parameters a network reads off the other half and c. The
 * halves alternate: first and second, then even and odd.
 *
 * @param kind how a coordinate is moved
 * @param layers couplings, >= 2 so that every coordinate is moved
 * @param width of the networks
 * @param blocks of the networks
 */
public record NormalizingFlow(Kind kind, int layers, int width, int blocks) implements Paradigm {

    static final String LOG_DETERMINANT = "logDeterminant";
    static final String Z = "z";

    /** How a coordinate is moved. */
    public enum Kind {
        /** Scaled and shifted. */
        AFFINE,
        /** By a monotone rational quadratic spline of 16 pieces on [-4, 4]. */
        SPLINE;

        private Coupling coupling() {
            return this == AFFINE ? new AffineCoupling() : new SplineCoupling(16, 4);
        }
    }

    public NormalizingFlow {
        if (layers < 2) {
            throw new IllegalArgumentException("layers must be >= 2, was " + layers);
        }
    }

    @Override
    public String name() {
        return kind == Kind.AFFINE ? "affine-flow" : "spline-flow";
    }

    @Override
    public String objective() {
        return "exact likelihood, by change of variables";
    }

    @Override
    public String procedure() {
        return "noise, one inverse pass";
    }

    @Override
    public List<Phase> phases(Space space) {
        if (space.size() < 2) {
            throw new IllegalArgumentException("size must be >= 2, as couplings need two halves, was " + space.size());
        }
        return List.of(SinglePhase.of(name(), Lesson.of(objective(space), NormalizingFlow::numbers)));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return Map.of("forward", forward(space), "inverse", inverse(space));
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new FlowModel(this, space, weights);
    }

    Objective objective(Space space) {
        Graph forward = forward(space);
        return Wiring.objective(
                Wiring.graph(forward.inputs(), new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        Map<String, V> out = forward.define(o, in);
                        V squares = o.sum(o.square(Wiring.get(out, Z)), 1);
                        V constant = o.shift(o.scale(squares, 0.5), 0.5 * space.size() * Normal.LOG_TWO_PI);
                        return Map.of(Objective.LOSS, o.meanAll(o.sub(constant, Wiring.get(out, LOG_DETERMINANT))));
                    }
                }),
                "");
    }

    /** x and c to z and log |det dz/dx|. */
    Graph forward(Space space) {
        return Wiring.graph(List.of(Wiring.x(space), Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                V h = Wiring.get(in, Wiring.X);
                V logDeterminant = o.scale(o.sum(h, 1), 0);
                for (int layer = 0; layer < layers; layer++) {
                    Halves halves = Halves.of(space.size(), layer);
                    V active = halves.active(o, h);
                    var moved = kind.coupling()
                            .forward(
                                    o,
                                    o.reshape(active, -1, 1),
                                    parameters(o, layer, halves, h, Wiring.get(in, Wiring.CONDITION)));
                    int n = halves.activeSize();
                    h = halves.join(o, h, o.reshape(moved.value(), -1, n));
                    logDeterminant = o.add(logDeterminant, o.sum(o.reshape(moved.logSlope(), -1, n), 1));
                }
                return Map.of(Z, h, LOG_DETERMINANT, logDeterminant);
            }
        });
    }

    /** z and c to every layer's result on the way to x: outputs {@code h.<layers>} .. {@code h.0}, the last is x. */
    Graph inverse(Space space) {
        return Wiring.graph(List.of(Input.numbers(Z, space.size()), Wiring.condition(space)), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                V h = Wiring.get(in, Z);
                Map<String, V> out = new LinkedHashMap<>();
                for (int layer = layers - 1; layer >= 0; layer--) {
                    Halves halves = Halves.of(space.size(), layer);
                    V parameters = parameters(o, layer, halves, h, Wiring.get(in, Wiring.CONDITION));
                    V active = kind.coupling().inverse(o, o.reshape(halves.active(o, h), -1, 1), parameters);
                    h = halves.join(o, h, o.reshape(active, -1, halves.activeSize()));
                    out.put("h." + layer, h);
                }
                return out;
            }
        });
    }

    /** Those of the layer, a row for each row and active coordinate. */
    private <V> V parameters(Ops<V> o, int layer, Halves halves, V h, V condition) {
        int n = kind.coupling().parameters();
        V read = o.concat(1, List.of(halves.passive(o, h), condition));
        V all = Mlp.zero("layers." + layer, width, blocks).apply(o, read, halves.activeSize() * n);
        return o.reshape(all, -1, n);
    }

    private static Map<String, Tensor> numbers(double[][] x, Tensor condition, RandomGenerator rng) {
        return Map.of(Wiring.X, Wiring.tensor(x), Wiring.CONDITION, condition);
    }
}
