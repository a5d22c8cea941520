package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Input;
import org.plume.generative.nn.Ops;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.ResidualMlp;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Path;
import org.plume.generative.solve.Solver;
import org.plume.generative.solve.TimeGrid;

/**
 * A model that carries noise to data along a path x_t = alpha x_1 + sigma x_0: flow matching, diffusion and denoising score
 * matching are one regression with other schedules and predictions,
 *
 * <pre>
 *   loss = mean (f(x_t, t, c) - (a x_1 + b x_0))^2
 * </pre>
 *
 * For a share of the rows 1 - t is log-uniform, for the others t is uniform: close to the data, where edges are sharp, likelihoods are decided.
 * There the noise of x_0 in what is to be learned is as large as ever, so rows come in pairs of opposite noise, which cancels.
 *
 * @param name as the command line says it
 * @param objective one line
 * @param path schedule and prediction
 * @param from first time, > 0 where the path is singular at noise
 * @param to last time, < 1 where it is singular at data
 * @param solver how samples are drawn
 * @param grid where it evaluates
 * @param width of the network
 * @param blocks of the network
 * @param octaves of waves that the network sees beside x
 * @param late share of the times that are drawn close to the data
 */
public record AlongPath(
        String name,
        String objective,
        Path path,
        double from,
        double to,
        Solver solver,
        TimeGrid grid,
        int width,
        int blocks,
        int octaves,
        double late)
        implements Paradigm {

    static final String T = "t";
    static final String PREDICTION = "prediction";
    private static final String TARGET = "target";

    /** The scale in which networks are told the time. */
    static final double TIME_SCALE = 100;

    private static final int TIME_SIZE = 64;

    /** How close to the data late times come. */
    private static final double NEAREST = 1e-3;

    @Override
    public String procedure() {
        return solver.evaluations(grid.steps()) + " network evaluations from noise to data";
    }

    @Override
    public List<Phase> phases(Space space) {
        return List.of(SinglePhase.of(name, Lesson.of(objective(space), this::numbers)));
    }

    @Override
    public Map<String, Graph> graphs(Space space) {
        return Map.of(PREDICTION, graph(space));
    }

    @Override
    public Model open(Space space, Map<String, Tensor> weights) {
        return new PathModel(this, space, weights);
    }

    /** x, t and c to the prediction. */
    Graph graph(Space space) {
        return Wiring.graph(inputs(space), new Wiring.Body() {
            @Override
            public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                return Map.of(PREDICTION, predict(o, in, space));
            }
        });
    }

    private static List<Input> inputs(Space space) {
        return List.of(Wiring.x(space), Input.numbers(T, 1), Wiring.condition(space));
    }

    <V> V predict(Ops<V> o, Map<String, V> in, Space space) {
        return new ResidualMlp(space.size(), space.condition(), width, blocks, TIME_SIZE, octaves)
                .apply(o, Wiring.get(in, Wiring.X), Wiring.get(in, T), Wiring.get(in, Wiring.CONDITION));
    }

    Objective objective(Space space) {
        List<Input> inputs = new ArrayList<>(inputs(space));
        inputs.add(Input.numbers(TARGET, space.size()));
        return Wiring.objective(
                Wiring.graph(inputs, new Wiring.Body() {
                    @Override
                    public <V> Map<String, V> apply(Ops<V> o, Map<String, V> in) {
                        V error = o.sub(predict(o, in, space), Wiring.get(in, TARGET));
                        return Map.of(Objective.LOSS, o.meanAll(o.square(error)));
                    }
                }),
                "");
    }

    /** A time to train at. */
    double drawTime(RandomGenerator rng) {
        double u = rng.nextDouble();
        return rng.nextDouble() < late
                ? Math.max(from, Math.min(to, 1 - Math.pow(NEAREST, u)))
                : from + (to - from) * u;
    }

    /** The same along another grid. */
    AlongPath by(Solver other, TimeGrid steps) {
        return new AlongPath(name, objective, path, from, to, other, steps, width, blocks, octaves, late);
    }

    /** Points on the path and what the network is to say of them; every second row is the one before, with opposite noise. */
    Map<String, Tensor> numbers(double[][] x1, Tensor condition, RandomGenerator rng) {
        int d = x1[0].length;
        float[] x = new float[x1.length * d];
        float[] t = new float[x1.length];
        float[] wanted = new float[x1.length * d];
        int c = condition.values().length / x1.length;
        float[] told = condition.values().clone();
        double time = 0;
        double[] noise = new double[d];
        for (int r = 0; r < x1.length; r++) {
            double[] target = x1[r - r % 2];
            double sign = r % 2 == 0 ? 1 : -1;
            if (r % 2 == 0) {
                time = drawTime(rng);
                noise = Normal.draw(d, rng);
            } else {
                System.arraycopy(condition.values(), (r - 1) * c, told, r * c, c);
            }
            Coefficients at = path.schedule().at(time);
            var w = path.predicted().at(at);
            t[r] = (float) (TIME_SCALE * time);
            for (int i = 0; i < d; i++) {
                double x0 = sign * noise[i];
                x[r * d + i] = (float) (at.alpha() * target[i] + at.sigma() * x0);
                wanted[r * d + i] = (float) (w.onTarget() * target[i] + w.onNoise() * x0);
            }
        }
        return inputs(
                Tensor.of(x, x1.length, d),
                Tensor.of(t, x1.length, 1),
                Tensor.of(told, x1.length, c),
                Tensor.of(wanted, x1.length, d));
    }

    /** The inputs of the objective, by name. */
    static Map<String, Tensor> inputs(Tensor x, Tensor t, Tensor condition, Tensor target) {
        return Map.of(Wiring.X, x, T, t, Wiring.CONDITION, condition, TARGET, target);
    }
}
