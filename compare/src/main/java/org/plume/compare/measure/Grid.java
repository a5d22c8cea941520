package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.List;

/**
 * The midpoints of equal cells of the square [-bound, bound]^2, row by row from below.
 *
 * @param bound half a side
 * @param cells along a side
 */
public record Grid(double bound, int cells) {

    public List<double[]> points() {
        List<double[]> points = new ArrayList<>(cells * cells);
        double width = 2 * bound / cells;
        for (int row = 0; row < cells; row++) {
            for (int column = 0; column < cells; column++) {
                points.add(new double[] {-bound + width * (column + 0.5), -bound + width * (row + 0.5)});
            }
        }
        return points;
    }

    /** The integral of exp over the square of a function that is known by its logarithm at the midpoints. */
    public double integral(double[] logs) {
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log);
        }
        double width = 2 * bound / cells;
        return sum * width * width;
    }
}
