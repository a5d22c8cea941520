package org.plume.sim.avoiding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Demonstration;
import org.plume.arm.Demonstrations;
import org.plume.sim.Expert;
import org.plume.sim.Seeds;

/**
 * Shows the 24 ways in turn, each from the start across the line. Of each round of 24, one in {@code ROUNDS} is
 * undisturbed; in the others a {@link Follower} is disturbed on the same kind of path and shows how to return. The gap
 * of one row does not depend on those before, so what comes next depends on the present state alone. Columns as those of
 * {@link AvoidingRehearsal}.
 */
public final class AvoidingExpert implements Expert {

    /** The least distance to the obstacles that undisturbed demonstrations keep, m. */
    public static final double CLEARANCE = 0.01;

    /** The least distance that disturbed ones keep, m. */
    static final double DISTURBED_CLEARANCE = 0.002;

    private static final int ROUNDS = 5;
    private static final int LONGEST = 200;
    private static final int ATTEMPTS = 10_000;

    @Override
    public Demonstrations demonstrate(int episodes, IntConsumer finished, long seed) {
        if (episodes < 1) {
            throw new IllegalArgumentException("episodes must be >= 1, was " + episodes);
        }
        List<Way> ways = Way.all();
        List<Demonstration> demonstrations = new ArrayList<>();
        for (int i = 0; i < episodes; i++) {
            boolean disturbed = i / ways.size() % ROUNDS != 0;
            double[][] rows = demonstration(ways.get(i % ways.size()), disturbed, Seeds.generator(Seeds.of(seed, i)));
            demonstrations.add(new Demonstration("expert_%05d".formatted(i), rows, Geometry.SCENE));
            finished.accept(i + 1);
        }
        return new Demonstrations(AvoidingRehearsal.COLUMNS, demonstrations);
    }

    private static double[][] demonstration(Way way, boolean disturbed, RandomGenerator rng) {
        for (int i = 0; i < ATTEMPTS; i++) {
            double[][] path = path(way, rng);
            if (taken(way, path, CLEARANCE, null).isEmpty()) {
                continue;
            }
            Optional<double[][]> rows =
                    disturbed ? taken(way, path, DISTURBED_CLEARANCE, rng) : taken(way, path, CLEARANCE, null);
            if (rows.isPresent()) {
                return rows.get();
            }
        }
        throw new IllegalStateException("no passage by " + way + " in " + ATTEMPTS + " attempts");
    }

    /** The passage along {@code path}, if it keeps its distance and takes the way. */
    private static Optional<double[][]> taken(Way way, double[][] path, double least, @Nullable RandomGenerator rng) {
        return new Follower(path, rng).passage(least).filter(rows -> {
            ModeCode mode = new ModeCode();
            for (double[] row : rows) {
                mode.visit(row[0], row[1]);
            }
            return mode.value().equals(Optional.of(way.code()));
        });
    }

    private static double[][] path(Way way, RandomGenerator rng) {
        Pursuit hand = new Pursuit(way.route(rng), Geometry.START_X, Geometry.START_Y, rng);
        List<double[]> path = new ArrayList<>();
        path.add(new double[] {hand.x(), hand.y()});
        while (hand.y() < Geometry.FINISH_Y && path.size() < LONGEST) {
            hand.step();
            path.add(new double[] {hand.x(), hand.y()});
        }
        return path.toArray(double[][]::new);
    }
}
