package org.plume.weather.analysis;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;

/**
 * The ensemble transform Kalman filter with symmetric square root (Bishop et al. 2001; Hunt et al. 2007), for states that are
 * observed whole with independent errors. With anomalies A of N members, Y = A / deviation and S = Y Y^T + (N - 1) I:
 *
 * <pre>
 *   w = S^-1 Y (y - mean) / deviation,   T = ((N - 1) S^-1)^(1/2),   E = mean + w A + inflation T A
 * </pre>
 *
 * then, where asked for, anomalies are turned by a random orthogonal matrix that keeps the mean (Sakov and Oke 2008).
 *
 * @param deviation of the observation errors
 * @param inflation factor of the anomalies after each analysis
 */
public record Etkf(double deviation, double inflation, boolean rotation) {

    public Etkf {
        if (!(deviation > 0) || !(inflation > 0)) {
            throw new IllegalArgumentException(
                    "deviation and inflation must be > 0, were " + deviation + " and " + inflation);
        }
    }

    /** The mean of an ensemble {@code [members][entries]}. */
    public static double[] mean(double[][] ensemble) {
        double[] mean = new double[ensemble[0].length];
        for (double[] member : ensemble) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += member[j] / ensemble.length;
            }
        }
        return mean;
    }

    /**
     * The analysis.
     *
     * @param ensemble the forecast, {@code [members][entries]}, at least 2 members
     * @param observation {@code [entries]}
     * @param rng for the rotation; else not used
     */
    public double[][] update(double[][] ensemble, double[] observation, RandomGenerator rng) {
        int n = ensemble.length;
        if (n < 2 || observation.length != ensemble[0].length) {
            throw new IllegalArgumentException("there must be >= 2 members and an observation of each of their "
                    + ensemble[0].length + " entries, were " + n + " and " + observation.length);
        }
        double[] mean = mean(ensemble);
        RealMatrix a = new Array2DRowRealMatrix(n, mean.length);
        double[] innovation = new double[mean.length];
        for (int j = 0; j < mean.length; j++) {
            for (int i = 0; i < n; i++) {
                a.setEntry(i, j, ensemble[i][j] - mean[j]);
            }
            innovation[j] = (observation[j] - mean[j]) / deviation;
        }
        RealMatrix y = a.scalarMultiply(1 / deviation);
        EigenDecomposition eigen = new EigenDecomposition(y.multiply(y.transpose()));
        RealMatrix v = eigen.getV();
        RealMatrix inverse = power(v, eigen.getRealEigenvalues(), n - 1, -1);
        RealMatrix root = power(v, eigen.getRealEigenvalues(), n - 1, -0.5).scalarMultiply(Math.sqrt(n - 1.0));
        RealVector w = inverse.operate(y.operate(new ArrayRealVector(innovation, false)));
        RealMatrix spread = root.multiply(a).scalarMultiply(inflation);
        if (rotation) {
            spread = rotation(n, rng).multiply(spread);
        }
        RealVector shift = a.transpose().operate(w);
        double[][] analysis = spread.getData();
        for (double[] member : analysis) {
            for (int j = 0; j < mean.length; j++) {
                member[j] += mean[j] + shift.getEntry(j);
            }
        }
        return analysis;
    }

    /** V (eigenvalues + more)^p V^T. */
    private static RealMatrix power(RealMatrix v, double[] eigenvalues, double more, double p) {
        RealMatrix scaled = v.copy();
        for (int i = 0; i < eigenvalues.length; i++) {
            double d = Math.pow(Math.max(0, eigenvalues[i]) + more, p);
            scaled.setColumnVector(i, v.getColumnVector(i).mapMultiply(d));
        }
        return scaled.multiply(v.transpose());
    }

    /** Orthogonal, with the vector of ones as it is: the Q of a random matrix, seen from a basis that begins with the ones. */
    private static RealMatrix rotation(int n, RandomGenerator rng) {
        RealMatrix basis = new Array2DRowRealMatrix(n, n);
        RealMatrix turn = new Array2DRowRealMatrix(n, n);
        turn.setEntry(0, 0, 1);
        RealMatrix random = new Array2DRowRealMatrix(n - 1, n - 1);
        for (int i = 0; i < n; i++) {
            basis.setEntry(i, 0, 1);
            for (int j = 1; j < n; j++) {
                basis.setEntry(i, j, rng.nextGaussian());
                if (i > 0) {
                    random.setEntry(i - 1, j - 1, rng.nextGaussian());
                }
            }
        }
        turn.setSubMatrix(orthogonal(random).getData(), 1, 1);
        RealMatrix b = orthogonal(basis);
        return b.multiply(turn).multiply(b.transpose());
    }

    /** Q of the QR decomposition, with the signs that make it uniform for a random matrix (Mezzadri 2007). */
    private static RealMatrix orthogonal(RealMatrix matrix) {
        QRDecomposition qr = new QRDecomposition(matrix);
        RealMatrix q = qr.getQ().copy();
        for (int i = 0; i < q.getColumnDimension(); i++) {
            if (qr.getR().getEntry(i, i) < 0) {
                q.setColumnVector(i, q.getColumnVector(i).mapMultiply(-1));
            }
        }
        return q;
    }
}
