package org.plume.sim.avoiding;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Demonstrations that begin astray: at a random place between the obstacles, under way in a random direction. The next
 * gap is the one that takes the least steering; those after it are random, as ever.
 */
final class Astray {

    private static final double WIDEST = Math.toRadians(80);
    private static final double TOOL_SPREAD = 0.005;
    private static final double ROOM = 0.005;

    /** Where the rows are, y, m. */
    private static final double[] ROWS_Y = {-0.1, 0.08, 0.26};

    private static final double PAST_GAP = 0.03;

    private Astray() {}

    /** One try; empty when nothing leads on from where it began with {@code least} to spare. */
    static Optional<Passage> attempt(double least, RandomGenerator rng) {
        double y = -0.26 + 0.52 * rng.nextDouble();
        double half = y > 0.06 ? 0.28 : y > -0.06 ? 0.175 : 0.11;
        double x = 0.505 + half * (2 * rng.nextDouble() - 1);
        double heading = Math.PI / 2 + WIDEST * (2 * rng.nextDouble() - 1);
        double dx = Pursuit.SPEED * Math.cos(heading);
        double dy = Pursuit.SPEED * Math.sin(heading);
        // where a tool is that has followed at that speed for long, and a little off
        double toolX = x - 0.75 * dx - Way.LEFT_OF_DESIRED + TOOL_SPREAD * rng.nextGaussian();
        double toolY = y - 1.03 * dy + 0.003 + TOOL_SPREAD * rng.nextGaussian();
        int row = row(toolY);
        if (row == Way.ROWS || Geometry.clearance(toolX, toolY) < ROOM) {
            return Optional.empty();
        }
        ToolDynamics tool = new ToolDynamics(toolX, toolY, dx, dy);
        Way way = Way.random(rng);
        int gap = easiest(way, row, tool, x, y, heading, least);
        if (gap < 0) {
            return Optional.empty();
        }
        Passage passage = passage(way.with(row, gap), row, tool, x, y, heading, rng);
        return passage.reach(Geometry.FINISH_Y, least) ? Optional.of(passage) : Optional.empty();
    }

    private static int row(double y) {
        int row = 0;
        while (row < Way.ROWS && y > ROWS_Y[row]) {
            row++;
        }
        return row;
    }

    private static int easiest(Way way, int row, ToolDynamics tool, double x, double y, double heading, double least) {
        int best = -1;
        double effort = Double.POSITIVE_INFINITY;
        for (int gap = 0; gap < Way.gaps(row); gap++) {
            Passage trial = passage(way.with(row, gap), row, tool, x, y, heading, null);
            if (trial.reach(ROWS_Y[row] + PAST_GAP, least) && trial.turned() < effort) {
                best = gap;
                effort = trial.turned();
            }
        }
        return best;
    }

    private static Passage passage(
            Way way, int row, ToolDynamics tool, double x, double y, double heading, @Nullable RandomGenerator rng) {
        return new Passage(tool.copy(), new Pursuit(way.route(row, x, y, rng), x, y, heading, rng));
    }
}
