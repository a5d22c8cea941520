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

    private static final int ROWS = 3;

    /** Where a row is crossed, from and to, m of y. */
    private static final double[][] CROSSING = {{-0.105, -0.075}, {0.05, 0.105}, {0.235, 0.26}};

    /** x of both ends of the crossing of row 1, by its gap and the next: it leans to where it goes on. */
    private static final double[][][] CROSSING1 = {
        {{0.425, 0.415}, {0.425, 0.435}, {0.425, 0.445}},
        {{0.58, 0.56}, {0.58, 0.57}, {0.58, 0.592}}
    };

    /** The same of row 2. */
    private static final double[][][] CROSSING2 = {
        {{0.325, 0.3}, {0.345, 0.362}, {0.345, 0.368}, {0.345, 0.37}},
        {{0.495, 0.485}, {0.495, 0.485}, {0.505, 0.515}, {0.505, 0.515}},
        {{0.655, 0.63}, {0.655, 0.632}, {0.655, 0.638}, {0.675, 0.7}}
    };

    private static final double[] CROSSING3 = {0.28, 0.425, 0.575, 0.72};

    /**
     * Corners x, y, x, y, ... between rows 2 and 3, by their gaps: the farther the gap, the lower the way, so that ways
     * part long before the gaps do.
     */
    private static final double[][][] VIA = {
        {{}, {0.385, 0.18}, {0.43, 0.17, 0.49, 0.182, 0.545, 0.195}, {0.425, 0.138, 0.64, 0.148}},
        {{0.42, 0.148, 0.345, 0.16}, {}, {}, {0.58, 0.148, 0.655, 0.16}},
        {{0.575, 0.138, 0.36, 0.148}, {0.57, 0.17, 0.51, 0.182, 0.455, 0.195}, {0.615, 0.18}, {}}
    };

    /** The tool stands so much left of where it is told to be (the constant of {@link ToolDynamics}), m. */
    private static final double LEFT_OF_DESIRED = 0.0066;

    private static final double SPREAD_X = 0.010;
    private static final double SPREAD_Y = 0.006;
    private static final double[] NONE = {};
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

    /** Desired positions from the start through its gaps; where each gap is crossed is random, gap by gap. */
    Route route(RandomGenerator rng) {
        List<double[]> corners = new ArrayList<>();
        corners.add(new double[] {Geometry.START_X, Geometry.START_Y});
        for (int row = 0; row < ROWS; row++) {
            double[] via = row == 2 ? VIA[row2][row3] : NONE;
            double higher = spread(SPREAD_Y, rng);
            for (int i = 0; i < via.length; i += 2) {
                corners.add(new double[] {via[i] + LEFT_OF_DESIRED, via[i + 1] + higher});
            }
            double[] crossing = crossing(row);
            double aside = LEFT_OF_DESIRED + spread(SPREAD_X, rng);
            double shift = spread(SPREAD_Y, rng);
            corners.add(new double[] {crossing[0] + aside, CROSSING[row][0] + shift});
            corners.add(new double[] {crossing[1] + aside, CROSSING[row][1] + shift});
        }
        corners.add(new double[] {corners.get(corners.size() - 1)[0], BEYOND});
        return new Route(
                corners.stream().mapToDouble(c -> c[0]).toArray(),
                corners.stream().mapToDouble(c -> c[1]).toArray());
    }

    private double[] crossing(int row) {
        return switch (row) {
            case 0 -> CROSSING1[row1][row2];
            case 1 -> CROSSING2[row2][row3];
            default -> new double[] {CROSSING3[row3], CROSSING3[row3]};
        };
    }

    private static double spread(double most, RandomGenerator rng) {
        return most * (2 * rng.nextDouble() - 1);
    }
}
