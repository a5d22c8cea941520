package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Between lists of points and the row-major singles of a network. */
final class Rows {

    private Rows() {}

    static float[] flat(List<double[]> rows) {
        int d = rows.isEmpty() ? 0 : rows.get(0).length;
        float[] values = new float[rows.size() * d];
        int at = 0;
        for (double[] row : rows) {
            for (double value : row) {
                values[at++] = (float) value;
            }
        }
        return values;
    }

    static List<double[]> split(float[] values, int rows) {
        int d = values.length / rows;
        List<double[]> split = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            double[] row = new double[d];
            for (int j = 0; j < d; j++) {
                row[j] = values[i * d + j];
            }
            split.add(row);
        }
        return split;
    }

    /** The row, n times. */
    static float[] repeat(float[] row, int n) {
        float[] values = new float[n * row.length];
        for (int i = 0; i < n; i++) {
            System.arraycopy(row, 0, values, i * row.length, row.length);
        }
        return values;
    }

    /** The point in d coordinates: cut, or filled with zeros. */
    static double[] fit(double[] point, int d) {
        return Arrays.copyOf(point, d);
    }
}
