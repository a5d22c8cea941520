package org.plume.compare.measure;

import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.distribution.MultivariateNormalDistribution;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * One normal distribution.
 *
 * @param normal its density
 * @param root lower triangle, root root^T its covariance
 */
record OneNormal(MultivariateNormalDistribution normal, double[][] root) implements Baseline.Plain {

    static OneNormal fit(List<double[]> points) {
        double[][] rows = points.toArray(double[][]::new);
        double[] means = new double[rows[0].length];
        for (double[] row : rows) {
            for (int i = 0; i < means.length; i++) {
                means[i] += row[i] / rows.length;
            }
        }
        Covariance covariance = new Covariance(rows);
        return new OneNormal(
                new MultivariateNormalDistribution(
                        means, covariance.getCovarianceMatrix().getData()),
                new CholeskyDecomposition(covariance.getCovarianceMatrix())
                        .getL()
                        .getData());
    }

    @Override
    public String title() {
        return "one normal";
    }

    @Override
    public double[] sample(RandomGenerator rng) {
        double[] x = normal.getMeans();
        double[] u = new double[x.length];
        for (int i = 0; i < u.length; i++) {
            u[i] = rng.nextGaussian();
        }
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j <= i; j++) {
                x[i] += root[i][j] * u[j];
            }
        }
        return x;
    }

    @Override
    public double logDensity(double[] x) {
        return Math.log(normal.density(x));
    }
}
