package org.plume.weather.verify;

/**
 * The energy score of an ensemble of states and a true state; all pairs, O(M^2 D):
 *
 * <pre>
 * ordinary  1/M sum ||x_i - y|| - 1/M^2 sum_{i&lt;j} ||x_i - x_j||
 * fair      the same with 1/(M(M-1))
 * </pre>
 *
 * Gneiting and Raftery 2007, eq. 22. In one dimension it is the CRPS.
 *
 * @param members M
 * @param error 1/M sum ||x_i - y||
 * @param pairs sum_{i&lt;j} ||x_i - x_j||
 */
public record EnergyScore(int members, double error, double pairs) {

    /** How long a difference of two states is, given the weights w of their points. */
    public enum Norm {
        /** sqrt(sum w d^2 / sum w), in the unit of a point whatever their number; as WeatherBench 2. */
        AREA_MEAN,
        /** sqrt(n sum w d^2 / sum w) over n points; with equal weights the Euclidean one. */
        EUCLIDEAN
    }

    /**
     * @param ensemble {@code [members][points]}
     * @param truth {@code [points]}; points where it or a member is NaN are left out
     * @param weights {@code [points]}, none negative
     */
    public static EnergyScore of(double[][] ensemble, double[] truth, double[] weights, Norm norm) {
        double[] w = weights.clone();
        double total = 0;
        for (int p = 0; p < w.length; p++) {
            boolean known = !Double.isNaN(truth[p]);
            for (double[] member : ensemble) {
                known &= !Double.isNaN(member[p]);
            }
            w[p] = known ? w[p] : 0;
            total += w[p];
        }
        int m = ensemble.length;
        double scale = (norm == Norm.EUCLIDEAN ? w.length : 1) / total;
        double error = 0;
        double pairs = 0;
        for (int i = 0; i < m; i++) {
            error += Math.sqrt(scale * squared(ensemble[i], truth, w));
            for (int j = 0; j < i; j++) {
                pairs += Math.sqrt(scale * squared(ensemble[i], ensemble[j], w));
            }
        }
        return new EnergyScore(m, error / m, pairs);
    }

    private static double squared(double[] a, double[] b, double[] w) {
        double sum = 0;
        for (int p = 0; p < w.length; p++) {
            if (w[p] > 0) {
                double d = a[p] - b[p];
                sum += w[p] * d * d;
            }
        }
        return sum;
    }

    /** The ordinary score. */
    public double ecdf() {
        return error - pairs / members / members;
    }

    /** The fair score; NaN for one member. */
    public double fair() {
        return members < 2 ? Double.NaN : error - pairs / members / (members - 1);
    }
}
