package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.stat.correlation.Covariance;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.PointSet;
import org.plume.generative.Sampler;
import org.plume.generative.Streams;

/**
 * What every paradigm is to be read beside.
 *
 * @param name as the report says it
 * @param quality of its samples
 * @param likelihood of its density; null where it is not known
 */
public record Baseline(
        String name, SampleQuality quality, @Nullable Likelihood likelihood) {

    private static final int FITTED = 5000;

    /** Other samples of the data itself, the floor of all distances; and one normal distribution fitted to the data. */
    public static List<Baseline> of(SampleQuality.Reference reference, Effort effort, Streams streams) {
        PointSet set = reference.set();
        MultivariateNormalDistribution normal = fit(set.sample(FITTED, streams.child(1)));
        Sampler<double[]> draws = rng -> {
            double[] u = new double[set.size()];
            for (int i = 0; i < u.length; i++) {
                u[i] = rng.nextGaussian();
            }
            double[] x = normal.getMeans();
            double[][] root = root(normal);
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j <= i; j++) {
                    x[i] += root[i][j] * u[j];
                }
            }
            return x;
        };
        Function<List<double[]>, double[]> density = points ->
                points.stream().mapToDouble(x -> Math.log(normal.density(x))).toArray();
        Likelihood likelihood = Likelihood.of(
                new Plausibility(Plausibility.Kind.EXACT, density),
                set,
                set.sample(effort.heldOut(), streams.child(2)),
                effort.cells());
        return List.of(
                new Baseline("fresh data", quality(set, reference, effort, streams.child(3)), null),
                new Baseline("one normal", quality(draws, reference, effort, streams.child(4)), likelihood));
    }

    private static double[][] root(MultivariateNormalDistribution normal) {
        return new org.apache.commons.math3.linear.CholeskyDecomposition(normal.getCovariances())
                .getL()
                .getData();
    }

    private static MultivariateNormalDistribution fit(List<double[]> points) {
        double[][] rows = points.toArray(double[][]::new);
        double[] means = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < means.length; i++) {
                means[i] += row[i] / rows.length;
            }
        }
        return new MultivariateNormalDistribution(
                means, new Covariance(rows).getCovarianceMatrix().getData());
    }

    private static SampleQuality quality(
            Sampler<double[]> model, SampleQuality.Reference reference, Effort effort, Streams streams) {
        List<List<double[]>> draws = new ArrayList<>();
        for (int k = 0; k < effort.repeats(); k++) {
            draws.add(model.sample(effort.points(), streams.child(k)));
        }
        return SampleQuality.of(draws, reference, effort.permutations(), streams.at(100));
    }
}
