package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.generative.path.Coefficients;

/**
 * Sliced score matching (Song et al. 2019) along a path: the score of x_t is learned without its noise being told. With the
 * network f = -sigma s and random signs v,
 *
 * <pre>
 *   sigma^2 (v^T (ds/dx) v + |s|^2 / 2) = |f|^2 / 2 - sigma v^T (df/dx) v,
 * </pre>
 *
 * whose mean has the same minimum as denoising score matching.
 *
 * @param path predicts NOISE
 */
public record SlicedScore(AlongPath path) implements Paradigm {

    private static final String SIGNS = "signs";
    private static final String SIGMA = "sigma";

    @Override
    public String name() {
        return path.name();
    }

    @Override
    public String objective() {
        return path.objective();
    }

    @Override
    public String procedure() {
        return path.procedure();
    }

    @Override
    public List<Phase> phases(Space space) {
        return List.of(SinglePhase.of(name(), Lesson.of(objective(space), this::numbers)));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return path.graphs(space);
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return path.open(space, weights);
    }

    private Objective objective(Space space) {
        List<Input> inputs = List.of(
                Wiring.x(space),
                Input.numbers(AlongPath.T, 1),
                Wiring.condition(space),
                Input.numbers(SIGNS, space.size()),
                Input.numbers(SIGMA, 1));
        return Wiring.objective(
                Wiring.graph(inputs, new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        V f = path.predict(o, in, space);
                        V v = Wiring.get(in, SIGNS);
                        V pulled =
                                o.vjp(f, v, List.of(Wiring.get(in, Wiring.X))).get(0);
                        V along = o.mul(Wiring.get(in, SIGMA), o.sum(o.mul(v, pulled), 1));
                        V half = o.scale(o.sum(o.square(f), 1), 0.5);
                        return Map.of(Objective.LOSS, o.meanAll(o.sub(half, along)));
                    }
                }),
                "");
    }

    private Map<String, Tensor> numbers(double[][] x1, Tensor condition, RandomGenerator rng) {
        int d = x1[0].length;
        float[] x = new float[x1.length * d];
        float[] t = new float[x1.length];
        float[] sigma = new float[x1.length];
        float[] signs = new float[x1.length * d];
        for (int r = 0; r < x1.length; r++) {
            double time = path.drawTime(rng);
            Coefficients c = path.path().schedule().at(time);
            t[r] = (float) (AlongPath.TIME_SCALE * time);
            sigma[r] = (float) c.sigma();
            for (int i = 0; i < d; i++) {
                x[r * d + i] = (float) (c.alpha() * x1[r][i] + c.sigma() * rng.nextGaussian());
                signs[r * d + i] = rng.nextBoolean() ? 1 : -1;
            }
        }
        return Map.of(
                Wiring.X,
                Tensor.of(x, x1.length, d),
                AlongPath.T,
                Tensor.of(t, x1.length, 1),
                Wiring.CONDITION,
                condition,
                SIGNS,
                Tensor.of(signs, x1.length, d),
                SIGMA,
                Tensor.of(sigma, x1.length, 1));
    }
}
