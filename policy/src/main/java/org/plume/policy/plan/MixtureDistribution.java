package org.plume.policy.plan;

import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.solve.Query;
import org.plume.policy.Chunk;
import org.plume.policy.method.Mixture;
import org.plume.policy.method.Shape;

/** A Gaussian mixture over normalised chunks, whose parameters one network evaluation gives. */
final class MixtureDistribution implements Densities.Exact {

    private final Asking asking;
    private final Outlook outlook;
    private final int components;
    private final int d;
    private double @Nullable [] parameters;

    MixtureDistribution(Asking asking, Mixture mixture, Shape shape, Outlook outlook) {
        this.asking = asking;
        this.outlook = outlook;
        components = mixture.components();
        d = shape.chunk();
    }

    @Override
    public Draw draw(List<RandomGenerator> rngs) {
        return new OneLook(new Query(new double[0], 0, outlook.condition()), prediction -> {
            parameters = prediction;
            return rngs.stream().map(rng -> chunk(prediction, rng)).toList();
        });
    }

    @Override
    public List<Chunk> finish(Draw draw) {
        return asking.chunks(draw);
    }

    private Chunk chunk(double[] p, RandomGenerator rng) {
        int m = component(p, rng.nextDouble());
        double[] z = new double[d];
        for (int i = 0; i < d; i++) {
            z[i] = mean(p, m, i) + deviation(p, m, i) * rng.nextGaussian();
        }
        return outlook.chunk(z);
    }

    private int component(double[] p, double u) {
        double left = u;
        for (int m = 0; m < components - 1; m++) {
            left -= Math.exp(p[m]);
            if (left < 0) {
                return m;
            }
        }
        return components - 1;
    }

    private double mean(double[] p, int m, int i) {
        return p[components + m * d + i];
    }

    private double deviation(double[] p, int m, int i) {
        return p[components + (components + m) * d + i];
    }

    private double[] parameters() {
        if (parameters == null) {
            finish(draw(List.of()));
        }
        double[] known = parameters;
        if (known == null) {
            throw new IllegalStateException("the draw left no parameters");
        }
        return known;
    }

    /** Over the network's vector in its own units: rad or m for each of the path's numbers. */
    @Override
    public double logDensity(Chunk chunk) {
        double[] p = parameters();
        double[] z = outlook.vector(chunk);
        double[] joint = new double[components];
        double largest = Double.NEGATIVE_INFINITY;
        for (int m = 0; m < joint.length; m++) {
            joint[m] = p[m] - d * Math.log(2 * Math.PI) / 2;
            for (int i = 0; i < d; i++) {
                double u = (z[i] - mean(p, m, i)) / deviation(p, m, i);
                joint[m] -= u * u / 2 + Math.log(deviation(p, m, i));
            }
            largest = Math.max(largest, joint[m]);
        }
        double sum = 0;
        for (double j : joint) {
            sum += Math.exp(j - largest);
        }
        return largest + Math.log(sum) + outlook.targets().logVolume();
    }

    @Override
    public int rows(int n) {
        return 1;
    }

    @Override
    public int evaluations() {
        return 1;
    }
}
