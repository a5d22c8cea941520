package org.plume.generative;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.plume.generative.path.Coefficients;
import org.plume.generative.path.Endpoints;
import org.plume.generative.path.Path;
import org.plume.generative.solve.Predictor;
import org.plume.generative.solve.Pullback;

/** A Gaussian mixture: everything about a path from noise to it is known in closed form. */
public record GaussianMixture(double[] weights, double[][] means, RealMatrix[] covariances)
        implements Sampler<double[]>, Density<double[]> {

    /** Two components in the plane. */
    public static final GaussianMixture TWO =
            new GaussianMixture(new double[] {0.3, 0.7}, new double[][] {{-1.2, 0.4}, {0.9, -0.3}}, new RealMatrix[] {
                new Array2DRowRealMatrix(new double[][] {{0.09, 0.02}, {0.02, 0.06}}),
                new Array2DRowRealMatrix(new double[][] {{0.2, -0.05}, {-0.05, 0.1}})
            });

    public static GaussianMixture of(JsonNode target) {
        RealMatrix[] covariances = new RealMatrix[target.get("covariances").size()];
        for (int k = 0; k < covariances.length; k++) {
            covariances[k] = new Array2DRowRealMatrix(
                    Fixtures.matrix(target.get("covariances").get(k)));
        }
        return new GaussianMixture(
                Fixtures.vector(target.get("weights")), Fixtures.matrix(target.get("means")), covariances);
    }

    public int size() {
        return means[0].length;
    }

    @Override
    public double logDensity(double[] x) {
        return Math.log(responsibilities(x, new Coefficients(1, 0, 0, 0)).evidence);
    }

    @Override
    public double[] sample(RandomGenerator rng) {
        double u = rng.nextDouble();
        int k = 0;
        while (k < weights.length - 1 && u > weights[k]) {
            u -= weights[k++];
        }
        double[] z = rng.doubles(size()).map(any -> rng.nextGaussian()).toArray();
        double[] x = new CholeskyDecomposition(covariances[k]).getL().operate(z);
        return Endpoints.combine(1, x, 1, means[k]);
    }

    /** The exact network of a path: E[ends | x_t] in the path's parameterisation. */
    public Predictor predictor(Path path) {
        return queries -> queries.stream()
                .map(q -> {
                    Coefficients c = path.schedule().at(q.t());
                    return path.prediction(new Endpoints(posteriorMean(q.x(), c), posteriorNoise(q.x(), c)), q.t());
                })
                .toList();
    }

    /** The exact derivative of {@link #predictor} in x. */
    public Pullback pullback(Path path) {
        return (queries, cotangents) -> {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < queries.size(); i++) {
                var q = queries.get(i);
                Coefficients c = path.schedule().at(q.t());
                var w = path.predicted().at(c);
                rows.add(targetJacobian(q.x(), c)
                        .scalarMultiply(w.onTarget())
                        .add(noiseJacobian(q.x(), c).scalarMultiply(w.onNoise()))
                        .preMultiply(cotangents.get(i)));
            }
            return rows;
        };
    }

    /** E[x_1 | x_t = x]. */
    public double[] posteriorMean(double[] x, Coefficients c) {
        Responsibilities r = responsibilities(x, c);
        double[] mean = new double[size()];
        for (int k = 0; k < weights.length; k++) {
            mean = Endpoints.combine(1, mean, r.of[k] / r.evidence, r.means[k]);
        }
        return mean;
    }

    /** E[x_0 | x_t = x] = -sigma score, free of cancellation near the data. */
    private double[] posteriorNoise(double[] x, Coefficients c) {
        Responsibilities r = responsibilities(x, c);
        double[] noise = new double[size()];
        for (int k = 0; k < weights.length; k++) {
            noise = Endpoints.combine(1, noise, c.sigma() * r.of[k] / r.evidence, r.pulls[k]);
        }
        return noise;
    }

    /** sum_k r_k alpha S_k M_k^-1 + the drift of the responsibilities, in the form that suits the noise level. */
    private RealMatrix targetJacobian(double[] x, Coefficients c) {
        Responsibilities r = responsibilities(x, c);
        RealMatrix sum = c.sigma() > 0.5
                ? covariance(r, r.means).scalarMultiply(c.alpha() / (c.sigma() * c.sigma()))
                : covariance(r, r.pulls).scalarMultiply(c.sigma() * c.sigma() / c.alpha());
        for (int k = 0; k < weights.length; k++) {
            sum = sum.add(
                    covariances[k].multiply(inverse(marginal(k, c))).scalarMultiply(c.alpha() * r.of[k] / r.evidence));
        }
        return sum;
    }

    /** sigma (sum_k r_k M_k^-1 - Cov_r[M_k^-1 (x - alpha mu_k)]). */
    private RealMatrix noiseJacobian(double[] x, Coefficients c) {
        Responsibilities r = responsibilities(x, c);
        RealMatrix sum = covariance(r, r.pulls).scalarMultiply(-c.sigma());
        for (int k = 0; k < weights.length; k++) {
            sum = sum.add(inverse(marginal(k, c)).scalarMultiply(c.sigma() * r.of[k] / r.evidence));
        }
        return sum;
    }

    private RealMatrix covariance(Responsibilities r, double[][] of) {
        double[] mean = new double[size()];
        for (int k = 0; k < weights.length; k++) {
            mean = Endpoints.combine(1, mean, r.of[k] / r.evidence, of[k]);
        }
        RealMatrix sum = MatrixUtils.createRealMatrix(size(), size());
        for (int k = 0; k < weights.length; k++) {
            RealMatrix d = MatrixUtils.createColumnRealMatrix(Endpoints.combine(1, of[k], -1, mean));
            sum = sum.add(d.multiply(d.transpose()).scalarMultiply(r.of[k] / r.evidence));
        }
        return sum;
    }

    /** The covariance of component k at time t: alpha^2 S_k + sigma^2 I. */
    private RealMatrix marginal(int k, Coefficients c) {
        return covariances[k]
                .scalarMultiply(c.alpha() * c.alpha())
                .add(MatrixUtils.createRealIdentityMatrix(size()).scalarMultiply(c.sigma() * c.sigma()));
    }

    private static RealMatrix inverse(RealMatrix m) {
        return new LUDecomposition(m).getSolver().getInverse();
    }

    /** Unnormalised responsibilities, their sum, posterior means, and M_k^-1 (x - alpha mu_k). */
    private record Responsibilities(double[] of, double evidence, double[][] means, double[][] pulls) {}

    private Responsibilities responsibilities(double[] x, Coefficients c) {
        double[] of = new double[weights.length];
        double[][] posterior = new double[weights.length][];
        double[][] pulls = new double[weights.length][];
        double evidence = 0;
        for (int k = 0; k < weights.length; k++) {
            RealMatrix m = marginal(k, c);
            double[] residual = Endpoints.combine(1, x, -c.alpha(), means[k]);
            double[] solved = inverse(m).operate(residual);
            double quadratic = 0;
            for (int i = 0; i < x.length; i++) {
                quadratic += residual[i] * solved[i];
            }
            of[k] = weights[k]
                    * Math.exp(-quadratic / 2)
                    / Math.sqrt(Math.pow(2 * Math.PI, x.length) * new LUDecomposition(m).getDeterminant());
            evidence += of[k];
            pulls[k] = solved;
            posterior[k] = Endpoints.combine(1, means[k], c.alpha(), covariances[k].operate(solved));
        }
        return new Responsibilities(of, evidence, posterior, pulls);
    }
}
