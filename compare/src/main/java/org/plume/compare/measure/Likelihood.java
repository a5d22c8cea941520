package org.plume.compare.measure;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.KnownPointSet;
import org.plume.compare.data.PointSet;

/**
 * What a model says of held-out points.
 *
 * @param kind what its numbers are
 * @param mean nats
 * @param error mean of the model's number less the true log-density, nats; null where the truth is not known
 * @param total the integral of the density over a square that holds nearly all of it, which should be 1; null outside the
 *     plane
 */
public record Likelihood(
        Plausibility.Kind kind,
        Estimate mean,
        @Nullable Estimate error,
        @Nullable Double total) {

    private static final double BOUND = 4;

    /** Cells along a side where a point costs one pass; a path costs hundreds, and is given as many as the page shows. */
    private static final int FINE = 320;

    private static final int BLOCK = 8192;

    public static Likelihood of(Plausibility plausibility, PointSet set, List<double[]> heldOut, int cells) {
        double[] logs = plausibility.of().apply(heldOut);
        Estimate error = set instanceof KnownPointSet known
                ? Estimate.ofMean(IntStream.range(0, logs.length)
                        .mapToDouble(i -> logs[i] - known.logDensity(heldOut.get(i)))
                        .toArray())
                : null;
        Grid grid = new Grid(BOUND, isOnePass(plausibility.kind()) ? FINE : cells);
        Double total = set.size() == 2 ? grid.integral(inBlocks(plausibility, grid.points())) : null;
        return new Likelihood(plausibility.kind(), Estimate.ofMean(logs), error, total);
    }

    private static boolean isOnePass(Plausibility.Kind kind) {
        return kind == Plausibility.Kind.EXACT || kind == Plausibility.Kind.UNNORMALISED;
    }

    private static double[] inBlocks(Plausibility plausibility, List<double[]> points) {
        double[] logs = new double[points.size()];
        for (int from = 0; from < logs.length; from += BLOCK) {
            int to = Math.min(logs.length, from + BLOCK);
            System.arraycopy(plausibility.of().apply(points.subList(from, to)), 0, logs, from, to - from);
        }
        return logs;
    }
}
