package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A choice of gaps, one in each row, from left to right.
 *
 * @param row1 0 or 1
 * @param row2 0 to 2
 * @param row3 0 to 3
 */
record Way(int row1, int row2, int row3) {

    private static final double[] GAPS1 = {0.425, 0.585};
    private static final double[] GAPS2 = {0.345, 0.5, 0.655};
    private static final double[] GAPS3 = {0.28, 0.425, 0.575, 0.72};

    /** Where the route is straight up, for each row: from, to, m of y. */
    private static final double[][] STRAIGHT = {{-0.1, -0.08}, {0.06, 0.105}, {0.23, 0.26}};

    /** The tool stands so much left of where it is told to be (the constant of {@link ToolDynamics}), m. */
    private static final double LEFT_OF_DESIRED = 0.0066;

    private static final double SPREAD_X = 0.012;
    private static final double SPREAD_Y = 0.008;
    private static final double BEYOND = 0.6;

    /** All 24. */
    static List<Way> all() {
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < ModeCode.MODES; i++) {
            ways.add(new Way(i / 12, i / 4 % 3, i % 4));
        }
        return ways;
    }

    /** Its {@link ModeCode}. */
    String code() {
        return Integer.toString((1 << row1) + (1 << (2 + row2)) + (1 << (5 + row3)));
    }

    /** Desired positions from (x, y) through its gaps; where it crosses each gap is random, gap by gap. */
    Route route(double x, double y, RandomGenerator rng) {
        double[] gaps = {GAPS1[row1], GAPS2[row2], GAPS3[row3]};
        double[] xs = new double[8];
        double[] ys = new double[8];
        xs[0] = x;
        ys[0] = y;
        for (int row = 0; row < 3; row++) {
            double gap = gaps[row] + LEFT_OF_DESIRED + SPREAD_X * (2 * rng.nextDouble() - 1);
            double shift = SPREAD_Y * (2 * rng.nextDouble() - 1);
            for (int end = 0; end < 2; end++) {
                xs[1 + 2 * row + end] = gap;
                ys[1 + 2 * row + end] = STRAIGHT[row][end] + shift;
            }
        }
        xs[7] = xs[6];
        ys[7] = BEYOND;
        return new Route(xs, ys);
    }
}
