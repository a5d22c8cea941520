package org.plume.weather.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines along which a field on a grid has one value (marching squares), in indices of the grid. */
final class Isolines {

    private Isolines() {}

    /** Round numbers that part a field into at most so many classes. */
    static double[] levels(double[] field, int most) {
        double low = Arrays.stream(field).filter(x -> !Double.isNaN(x)).min().orElse(0);
        double high = Arrays.stream(field).filter(x -> !Double.isNaN(x)).max().orElse(1);
        double rough = Math.max(high - low, 1e-12) / most;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power;
        for (double factor : new double[] {1, 2, 4, 5, 10}) {
            if (factor * power >= rough) {
                step = factor * power;
                break;
            }
        }
        double first = Math.floor(low / step) * step;
        int n = Math.max(1, (int) Math.ceil((high - first) / step));
        double[] levels = new double[n];
        for (int k = 0; k < n; k++) {
            levels[k] = first + k * step;
        }
        return levels;
    }

    /** The field between its points, bilinear. */
    static double at(double[] field, int columns, double i, double j) {
        int r = (int) i;
        int c = (int) j;
        double a = i - r;
        double b = j - c;
        int p = r * columns + c;
        return (1 - a) * ((1 - b) * field[p] + b * field[p + 1])
                + a * ((1 - b) * field[p + columns] + b * field[p + columns + 1]);
    }

    /** Segments {row, column, row, column}. */
    static List<double[]> of(double[] field, int rows, int columns, double level) {
        List<double[]> segments = new ArrayList<>();
        for (int i = 0; i + 1 < rows; i++) {
            for (int j = 0; j + 1 < columns; j++) {
                List<double[]> crossings = new ArrayList<>();
                cross(crossings, field, columns, level, i, j, i, j + 1);
                cross(crossings, field, columns, level, i, j + 1, i + 1, j + 1);
                cross(crossings, field, columns, level, i + 1, j + 1, i + 1, j);
                cross(crossings, field, columns, level, i + 1, j, i, j);
                for (int k = 0; k + 1 < crossings.size(); k += 2) {
                    double[] a = crossings.get(k);
                    double[] b = crossings.get(k + 1);
                    segments.add(new double[] {a[0], a[1], b[0], b[1]});
                }
            }
        }
        return segments;
    }

    private static void cross(
            List<double[]> into, double[] field, int columns, double level, int i0, int j0, int i1, int j1) {
        double a = field[i0 * columns + j0] - level;
        double b = field[i1 * columns + j1] - level;
        if ((a < 0 && b >= 0) || (a >= 0 && b < 0)) {
            double t = a / (a - b);
            into.add(new double[] {i0 + t * (i1 - i0), j0 + t * (j1 - j0)});
        }
    }
}
