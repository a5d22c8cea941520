package org.plume.weather.climate;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.plume.weather.Calendar;
import org.plume.weather.Grid;
import org.plume.weather.Layout;
import org.plume.weather.States;

/**
 * The seasonal mean of each entry, a_0 + sum_h (a_h cos 2 pi h s + b_h sin 2 pi h s) with s the part of the year that has
 * passed, and the deviation of the anomalies from it. On a ring, where all points are alike, both are those of all points
 * together. An entry that no state has, as the sea's temperature on land, has the mean NaN.
 *
 * @param layout of the states
 * @param calendar without one, harmonics is 0
 * @param harmonics of the year
 * @param coefficients {@code [1 + 2 harmonics][entries]}: a_0, a_1, b_1, ...
 * @param deviation {@code [entries]}, positive
 */
public record Climate(Layout layout, Calendar calendar, int harmonics, double[][] coefficients, double[] deviation) {

    public Climate {
        if (coefficients.length != 1 + 2 * harmonics || deviation.length != layout.size()) {
            throw new IllegalArgumentException("a climate of " + harmonics + " harmonics must have "
                    + (1 + 2 * harmonics) + " rows of coefficients and " + layout.size() + " deviations, had "
                    + coefficients.length + " and " + deviation.length);
        }
    }

    /** Least squares over the states; missing values are left out. */
    public static Climate fit(States states, int harmonics) {
        int used = states.calendar() == Calendar.NONE ? 0 : harmonics;
        int size = states.layout().size();
        double[][] coefficients = new double[1 + 2 * used][size];
        double[][] waves = new double[states.size()][];
        for (int i = 0; i < waves.length; i++) {
            waves[i] = waves(states.calendar(), states.times()[i], used);
        }
        for (int j = 0; j < size; j++) {
            double[] fitted = solve(states, waves, j);
            for (int k = 0; k < fitted.length; k++) {
                coefficients[k][j] = fitted[k];
            }
        }
        if (states.layout().grid() instanceof Grid.Ring) {
            pool(states.layout(), coefficients);
        }
        Climate mean = new Climate(states.layout(), states.calendar(), used, coefficients, ones(size));
        return new Climate(states.layout(), states.calendar(), used, coefficients, deviation(states, mean));
    }

    private static double[] solve(States states, double[][] waves, int entry) {
        int n = waves[0].length;
        double[][] normal = new double[n][n];
        double[] right = new double[n];
        boolean seen = false;
        for (int i = 0; i < waves.length; i++) {
            float value = states.rows()[i][entry];
            if (Float.isNaN(value)) {
                continue;
            }
            seen = true;
            for (int a = 0; a < n; a++) {
                right[a] += waves[i][a] * value;
                for (int b = 0; b < n; b++) {
                    normal[a][b] += waves[i][a] * waves[i][b];
                }
            }
        }
        if (!seen) {
            double[] unknown = new double[n];
            Arrays.fill(unknown, Double.NaN);
            return unknown;
        }
        DecompositionSolver solver =
                new SingularValueDecomposition(new Array2DRowRealMatrix(normal, false)).getSolver();
        RealVector solution = solver.solve(new ArrayRealVector(right, false));
        return solution.toArray();
    }

    /** For each variable, the mean over the points. */
    public static void pool(Layout layout, double[]... rows) {
        int points = layout.points();
        for (double[] row : rows) {
            for (int from = 0; from < row.length; from += points) {
                double mean = Arrays.stream(row, from, from + points).average().orElse(0);
                Arrays.fill(row, from, from + points, mean);
            }
        }
    }

    private static double[] deviation(States states, Climate mean) {
        int size = states.layout().size();
        double[] squares = new double[size];
        double[] counts = new double[size];
        for (int i = 0; i < states.size(); i++) {
            double[] usual = mean.at(states.times()[i]);
            float[] row = states.rows()[i];
            for (int j = 0; j < size; j++) {
                if (!Float.isNaN(row[j])) {
                    squares[j] += (row[j] - usual[j]) * (row[j] - usual[j]);
                    counts[j]++;
                }
            }
        }
        if (states.layout().grid() instanceof Grid.Ring) {
            pool(states.layout(), squares, counts);
        }
        double[] deviation = new double[size];
        for (int j = 0; j < size; j++) {
            double d = counts[j] == 0 ? 0 : Math.sqrt(squares[j] / counts[j]);
            deviation[j] = d > 0 ? d : 1;
        }
        return deviation;
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** 1, cos, sin, cos, sin, ... of the season. */
    private static double[] waves(Calendar calendar, double time, int harmonics) {
        double[] waves = new double[1 + 2 * harmonics];
        double angle = 2 * Math.PI * calendar.season(time);
        waves[0] = 1;
        for (int h = 1; h <= harmonics; h++) {
            waves[2 * h - 1] = Math.cos(h * angle);
            waves[2 * h] = Math.sin(h * angle);
        }
        return waves;
    }

    /** The mean of the season, {@code [entries]}. */
    public double[] at(double time) {
        double[] waves = waves(calendar, time, harmonics);
        double[] mean = new double[layout.size()];
        for (int k = 0; k < waves.length; k++) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += waves[k] * coefficients[k][j];
            }
        }
        return mean;
    }

    /** area weight times deviation^2 of each entry: the variance of anomalies as it counts in spatial means. */
    public double[] variances() {
        double[] variances = layout.weights();
        for (int j = 0; j < variances.length; j++) {
            variances[j] *= deviation[j] * deviation[j];
        }
        return variances;
    }

    /** (state - mean) / deviation; NaN stays. */
    public float[] anomaly(float[] state, double time) {
        double[] mean = at(time);
        float[] z = new float[mean.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = (float) ((state[j] - mean[j]) / deviation[j]);
        }
        return z;
    }

    /** mean + deviation z. */
    public float[] state(float[] z, double time) {
        return state(z, at(time));
    }

    /** The same with the mean of the season, as {@link #at} gives it. */
    public float[] state(float[] z, double[] mean) {
        float[] state = new float[mean.length];
        for (int j = 0; j < state.length; j++) {
            state[j] = (float) (mean[j] + deviation[j] * z[j]);
        }
        return state;
    }

    /** The anomalies of all states, {@code [times][entries]}. */
    public float[][] anomalies(States states) {
        float[][] z = new float[states.size()][];
        for (int i = 0; i < z.length; i++) {
            z[i] = anomaly(states.rows()[i], states.times()[i]);
        }
        return z;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Climate c
                && layout.equals(c.layout)
                && calendar == c.calendar
                && Arrays.deepEquals(coefficients, c.coefficients)
                && Arrays.equals(deviation, c.deviation);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(coefficients);
    }

    @Override
    public String toString() {
        return "Climate of " + layout.size() + " entries, " + harmonics + " harmonics";
    }
}
