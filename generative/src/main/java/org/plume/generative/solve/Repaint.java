package org.plume.generative.solve;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Inpainter;
import org.plume.generative.Streams;
import org.plume.generative.path.Coefficients;

/**
 * Draws the unknown coordinates given the known ones (Lugmayr et al. 2022, "RePaint"): before each step the known
 * coordinates are set to their noised values, and each step is gone {@code repeats} times, with noise added back in
 * between, so that the unknown ones come to agree with them. Approximate; better with more repeats and finer grids.
 *
 * @param model network, path, grid
 * @param solver the one-stage solver of each step; ancestral is the paper's
 * @param repeats times each step is gone, at least 1
 */
public record Repaint(PathSampler model, OneStage solver, int repeats) implements Inpainter<double[]> {

    public Repaint {
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be >= 1, was " + repeats);
        }
    }

    @Override
    public double[] inpaint(double[] values, BitSet known, RandomGenerator rng) {
        return inpaint(List.of(values), known, List.of(rng)).get(0);
    }

    @Override
    public List<double[]> inpaint(List<double[]> values, BitSet known, Streams streams) {
        return inpaint(
                values,
                known,
                IntStream.range(0, values.size()).mapToObj(streams::at).toList());
    }

    private List<double[]> inpaint(List<double[]> values, BitSet known, List<RandomGenerator> rngs) {
        for (double[] row : values) {
            if (row.length != model.size() || known.length() > row.length) {
                throw new IllegalArgumentException("values must have " + model.size()
                        + " coordinates and known none beyond, had " + row.length + " and " + known.length());
            }
        }
        var schedule = model.path().schedule();
        TimeGrid grid = model.grid();
        List<double[]> x = new ArrayList<>();
        rngs.forEach(rng -> x.add(model.start(rng).x().clone()));
        for (int k = 0; k < grid.steps(); k++) {
            double t = grid.at(k);
            double u = grid.at(k + 1);
            for (int r = 0; r < repeats; r++) {
                for (int i = 0; i < x.size(); i++) {
                    setKnown(x.get(i), values.get(i), known, schedule.at(t), rngs.get(i));
                }
                List<double[]> p = model.predictor()
                        .predict(x.stream()
                                .map(row -> new Query(row, t, model.condition()))
                                .toList());
                for (int i = 0; i < x.size(); i++) {
                    double[] moved = solver.move(model.path(), x.get(i), t, u, p.get(i), rngs.get(i))
                            .clone();
                    if (r < repeats - 1) {
                        addNoise(moved, schedule.at(u), schedule.at(t), rngs.get(i));
                    }
                    x.set(i, moved);
                }
            }
        }
        for (int i = 0; i < x.size(); i++) {
            for (int c = known.nextSetBit(0); c >= 0; c = known.nextSetBit(c + 1)) {
                x.get(i)[c] = values.get(i)[c];
            }
        }
        return List.copyOf(x);
    }

    private static void setKnown(double[] x, double[] values, BitSet known, Coefficients c, RandomGenerator rng) {
        for (int i = known.nextSetBit(0); i >= 0; i = known.nextSetBit(i + 1)) {
            x[i] = c.alpha() * values[i] + c.sigma() * rng.nextGaussian();
        }
    }

    /** Back from the later to the earlier time: x_t ~ N(r x_u, sigma_t^2 - r^2 sigma_u^2), r = alpha_t / alpha_u. */
    private static void addNoise(double[] x, Coefficients later, Coefficients earlier, RandomGenerator rng) {
        double r = earlier.alpha() / later.alpha();
        double fresh = Math.sqrt(earlier.sigma() * earlier.sigma() - r * r * later.sigma() * later.sigma());
        for (int i = 0; i < x.length; i++) {
            x[i] = r * x[i] + fresh * rng.nextGaussian();
        }
    }
}
