package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A choice of gaps, one in each row, from left to right.
 *
 * @param row1 0 or 1
 * @param row2 0 to 2
 * @param row3 0 to 3
 */
record Way(int row1, int row2, int row3) {

    static final int ROWS = 3;

    /** The middle of each gap, by row. */
    private static final double[][] GAPS = {{0.425, 0.585}, {0.345, 0.5, 0.655}, {0.28, 0.425, 0.575, 0.72}};

    /** Where the route is straight up, for each row: from, to, m of y. */
    private static final double[][] STRAIGHT = {{-0.1, -0.08}, {0.06, 0.105}, {0.23, 0.26}};

    /** The tool stands so much left of where it is told to be (the constant of {@link ToolDynamics}), m. */
    static final double LEFT_OF_DESIRED = 0.0066;

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

    static Way random(RandomGenerator rng) {
        return new Way(rng.nextInt(2), rng.nextInt(3), rng.nextInt(4));
    }

    /** Number of gaps in a row, 0 to 2. */
    static int gaps(int row) {
        return GAPS[row].length;
    }

    /** This way with another gap in {@code row}. */
    Way with(int row, int gap) {
        return new Way(row == 0 ? gap : row1, row == 1 ? gap : row2, row == 2 ? gap : row3);
    }

    /** Its {@link ModeCode}. */
    String code() {
        return Integer.toString((1 << row1) + (1 << (2 + row2)) + (1 << (5 + row3)));
    }

    /**
     * Desired positions from (x, y) through its gaps.
     *
     * @param first the first row that is still ahead, 0 to 2
     * @param rng where each gap is crossed, gap by gap; null for the middle
     */
    Route route(int first, double x, double y, @Nullable RandomGenerator rng) {
        int[] gaps = {row1, row2, row3};
        List<double[]> corners = new ArrayList<>();
        corners.add(new double[] {x, y});
        for (int row = first; row < ROWS; row++) {
            double gap = GAPS[row][gaps[row]] + LEFT_OF_DESIRED + spread(SPREAD_X, rng);
            double shift = spread(SPREAD_Y, rng);
            double from = STRAIGHT[row][0] + shift;
            double to = STRAIGHT[row][1] + shift;
            double[] via = row == 2 && first < 2 ? via() : null;
            if (via != null) {
                corners.add(new double[] {via[0] + LEFT_OF_DESIRED, via[1] + spread(SPREAD_Y, rng)});
            }
            if (row > first || from > y) {
                corners.add(new double[] {gap, from});
            }
            corners.add(new double[] {gap, to});
        }
        corners.add(new double[] {corners.get(corners.size() - 1)[0], BEYOND});
        return new Route(
                corners.stream().mapToDouble(c -> c[0]).toArray(),
                corners.stream().mapToDouble(c -> c[1]).toArray());
    }

    /** Farther gaps of row 3 are reached by a lower way, so that ways part long before the gaps do. */
    private double @Nullable [] via() {
        return switch (10 * row2 + row3) {
            case 2 -> new double[] {0.42, 0.165};
            case 3 -> new double[] {0.46, 0.145};
            case 10 -> new double[] {0.41, 0.15};
            case 13 -> new double[] {0.59, 0.15};
            case 20 -> new double[] {0.54, 0.145};
            case 21 -> new double[] {0.58, 0.165};
            default -> null;
        };
    }

    private static double spread(double most, @Nullable RandomGenerator rng) {
        return rng == null ? 0 : most * (2 * rng.nextDouble() - 1);
    }
}
