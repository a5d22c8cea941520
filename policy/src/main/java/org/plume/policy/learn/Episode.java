package org.plume.policy.learn;

import java.util.Arrays;
import java.util.List;
import org.plume.arm.Demonstration;
import org.plume.arm.Scene;
import org.plume.policy.ActionColumn;
import org.plume.policy.PolicySpec;

/**
 * One demonstration, read for a spec.
 *
 * @param frames {@code [steps, observations]}
 * @param path {@code [steps, coordinates]}: the columns that actions are read from
 * @param scene what stood around
 */
record Episode(double[][] frames, double[][] path, Scene scene) {

    /** Rows closer than this, in the unit of the column, are one. */
    private static final double STILL = 1e-6;

    static Episode of(PolicySpec spec, List<String> columns, Demonstration demonstration) {
        if (demonstration.rows().length < 2) {
            throw new IllegalArgumentException(
                    "episode " + demonstration.name() + " must have >= 2 steps, had " + demonstration.rows().length);
        }
        int[] seen =
                spec.observations().stream().mapToInt(c -> index(columns, c)).toArray();
        int[] done = spec.actions().stream()
                .map(ActionColumn::source)
                .mapToInt(c -> index(columns, c))
                .toArray();
        Scene scene = demonstration.scene();
        double[][] path = pick(demonstration.rows(), done);
        int first = spec.windows().trimIdle() ? idle(path) : 0;
        return new Episode(
                pick(rest(demonstration.rows(), first), seen), rest(path, first), scene == null ? Scene.EMPTY : scene);
    }

    /** Leading rows that the next one repeats; at least two rows are left. */
    private static int idle(double[][] path) {
        int row = 0;
        while (row < path.length - 2 && still(path[row], path[row + 1])) {
            row++;
        }
        return row;
    }

    private static boolean still(double[] a, double[] b) {
        for (int c = 0; c < a.length; c++) {
            if (Math.abs(a[c] - b[c]) > STILL) {
                return false;
            }
        }
        return true;
    }

    private static double[][] rest(double[][] rows, int first) {
        return Arrays.copyOfRange(rows, first, rows.length);
    }

    int steps() {
        return frames.length;
    }

    private static int index(List<String> columns, String wanted) {
        int index = columns.indexOf(wanted);
        if (index < 0) {
            throw new IllegalArgumentException("the demonstrations must have a column " + wanted + ", had " + columns);
        }
        return index;
    }

    private static double[][] pick(double[][] rows, int[] columns) {
        double[][] picked = new double[rows.length][columns.length];
        for (int r = 0; r < rows.length; r++) {
            for (int c = 0; c < columns.length; c++) {
                picked[r][c] = rows[r][columns[c]];
            }
        }
        return picked;
    }
}
