package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.plume.generative.solve.Query;

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

    /** The places of queries. */
    static float[] places(List<Query> queries) {
        return flat(queries.stream().map(Query::x).toList());
    }

    /** The conditions of queries. */
    static float[] conditions(List<Query> queries) {
        int c = queries.get(0).condition().length;
        float[] conditions = new float[queries.size() * c];
        for (int i = 0; i < queries.size(); i++) {
            System.arraycopy(queries.get(i).condition(), 0, conditions, i * c, c);
        }
        return conditions;
    }

    /** The outputs of each row one behind the other. */
    static List<double[]> joined(int rows, float[]... outputs) {
        List<List<double[]>> parts =
                Arrays.stream(outputs).map(values -> split(values, rows)).toList();
        List<double[]> joined = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            int row = i;
            joined.add(parts.stream()
                    .flatMapToDouble(part -> Arrays.stream(part.get(row)))
                    .toArray());
        }
        return joined;
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
