package org.plume.sim.reach;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;

/**
 * Walks a path at a speed that is a function of the distance left and of the last step alone, |dq/dt| in rad/s:
 *
 * <pre>
 *   v' = min(v + ACCELERATION dt, CRUISE, left / SETTLE),   and onto the goal itself once left < LAND
 * </pre>
 *
 * The path is a natural cubic spline through its configurations.
 */
final class Timing {

    /** rad/s, well below the limit of every joint. */
    static final double CRUISE = 0.8;

    private static final double ACCELERATION = 2;
    private static final double SETTLE = 0.3;
    private static final double LAND = 0.008;
    private static final int FINE = 16;

    private Timing() {}

    /**
     * Configurations at every dt from the first to the last of {@code path}, both exact.
     *
     * @param speed at the start, rad/s
     */
    static double[][] walk(double[][] path, double speed, double dt) {
        double[][] fine = smooth(path);
        double[] at = new double[fine.length];
        for (int i = 1; i < fine.length; i++) {
            at[i] = at[i - 1] + Way.distance(fine[i - 1], fine[i]);
        }
        double length = at[at.length - 1];
        List<double[]> steps = new ArrayList<>(List.of(path[0].clone()));
        double s = 0;
        double v = speed;
        while (length - s > LAND) {
            v = Math.min(Math.min(v + ACCELERATION * dt, CRUISE), (length - s) / SETTLE);
            s += v * dt;
            steps.add(point(fine, at, s));
        }
        steps.add(path[path.length - 1].clone());
        return steps.toArray(double[][]::new);
    }

    private static double[][] smooth(double[][] path) {
        double[] knots = new double[path.length];
        for (int i = 1; i < path.length; i++) {
            knots[i] = knots[i - 1] + Math.max(1e-9, Way.distance(path[i - 1], path[i]));
        }
        double last = knots[knots.length - 1];
        int joints = path[0].length;
        int n = (path.length - 1) * FINE;
        double[][] fine = new double[n + 1][joints];
        for (int j = 0; j < joints; j++) {
            double[] values = new double[path.length];
            for (int i = 0; i < path.length; i++) {
                values[i] = path[i][j];
            }
            PolynomialSplineFunction spline = new SplineInterpolator().interpolate(knots, values);
            for (int k = 0; k <= n; k++) {
                fine[k][j] = spline.value(Math.min(last, last * k / n));
            }
        }
        return fine;
    }

    private static double[] point(double[][] fine, double[] at, double s) {
        int low = 0;
        int high = at.length - 1;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (at[middle] <= s) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double t = Math.min(1, (s - at[low]) / Math.max(at[high] - at[low], 1e-12));
        double[] q = new double[fine[0].length];
        for (int j = 0; j < q.length; j++) {
            q[j] = fine[low][j] + t * (fine[high][j] - fine[low][j]);
        }
        return q;
    }
}
