package org.plume.compare.picture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.PointSet;
import org.plume.compare.learn.Entrant;
import org.plume.compare.measure.Effort;
import org.plume.compare.measure.Grid;
import org.plume.compare.measure.Plausibility;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.AutoencoderModel.Codec;
import org.plume.generative.paradigm.Distribution;
import org.plume.generative.paradigm.GanModel.GanDistribution;
import org.plume.generative.paradigm.Latents;
import org.plume.generative.paradigm.Learned;
import org.plume.generative.paradigm.PathModel.PathDistribution;

/**
 * What the page draws of one model, in the first two coordinates.
 *
 * @param frames the same points at every moment of the model's own way of generating
 * @param map what it says of the points of a grid, and what its number is; null where it says nothing or x is not planar
 * @param field velocities along the way; null where there are none
 * @param interpolation from one point to another through its codes; null where it has none
 */
public record Pictures(
        List<List<double[]>> frames,
        @Nullable Chart map,
        @Nullable Field field,
        @Nullable List<double[]> interpolation) {

    private static final int POINTS = 400;
    private static final int FRAMES = 21;
    private static final int ARROWS = 13;
    private static final int TIMES = 11;
    private static final int BETWEEN = 41;

    /** A number at each midpoint of the grid. */
    public record Chart(Plausibility.Kind kind, double[] values) {}

    /** Velocities at the midpoints of a grid, for times evenly from the first frame to the last. */
    public record Field(int cells, List<List<double[]>> velocities) {}

    /**
     * Where the page's square ends: all of the data within.
     *
     * @return at least 2, a multiple of a quarter
     */
    public static double bound(PointSet set) {
        double largest = 0;
        for (double[] x : set.sample(2000, new Streams(1))) {
            double[] shown = set.shown(x);
            largest = Math.max(largest, Math.max(Math.abs(shown[0]), Math.abs(shown[1])));
        }
        return Math.max(2, Math.ceil(4 * (largest + 0.2)) / 4);
    }

    public static Pictures of(Entrant entrant, PointSet set, Effort effort, Streams streams) {
        Learned model = entrant.unconditional();
        double bound = bound(set);
        return new Pictures(
                frames(model, set, streams.child(0)).stream()
                        .map(frame -> shown(set, frame))
                        .toList(),
                set.size() == 2 ? map(model, new Grid(bound, effort.cells()), effort, streams.child(1)) : null,
                set.size() == 2 && model instanceof PathDistribution path ? field(path, new Grid(bound, ARROWS)) : null,
                interpolation(model, set));
    }

    private static List<List<double[]>> frames(Learned model, PointSet set, Streams streams) {
        List<List<double[]>> moments;
        if (model instanceof Distribution distribution) {
            moments = distribution.walk(POINTS, streams);
        } else if (model instanceof Codec codec) {
            List<double[]> data = set.sample(POINTS, streams);
            moments = List.of(data, codec.decode(codec.encode(data)));
        } else {
            return List.of();
        }
        int last = moments.size() - 1;
        int frames = Math.min(FRAMES, moments.size());
        return IntStream.range(0, frames)
                .mapToObj(k -> moments.get((int) Math.round(k * (double) last / (frames - 1))))
                .toList();
    }

    private static @Nullable Chart map(Learned model, Grid grid, Effort effort, Streams streams) {
        return Plausibility.of(model, 2, effort, streams)
                .map(plausibility ->
                        new Chart(plausibility.kind(), plausibility.of().apply(grid.points())))
                .orElse(null);
    }

    private static Field field(PathDistribution path, Grid grid) {
        List<List<double[]>> velocities = new ArrayList<>();
        for (int k = 0; k < TIMES; k++) {
            velocities.add(path.velocities(grid.points(), path.time(k / (double) TIMES)));
        }
        return new Field(grid.cells(), velocities);
    }

    /** Two points of the data that are far from each other. */
    public static List<double[]> ends(PointSet set) {
        List<double[]> points = set.sample(64, new Streams(2));
        double[] from = points.get(0);
        double[] to = from;
        for (double[] point : points) {
            to = distance(set.shown(from), set.shown(point)) > distance(set.shown(from), set.shown(to)) ? point : to;
        }
        return List.of(from, to);
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    /** As the set shows them. */
    public static List<double[]> shown(PointSet set, List<double[]> points) {
        return points.stream().map(set::shown).toList();
    }

    /** A generator makes no codes of points: it goes from one drawn code to another. */
    private static @Nullable List<double[]> interpolation(Learned model, PointSet set) {
        if (model instanceof Latents latents) {
            List<double[]> ends = ends(set);
            return shown(set, latents.interpolate(ends.get(0), ends.get(1), BETWEEN));
        }
        if (model instanceof GanDistribution gan) {
            RandomGenerator rng = new Streams(3).at(0);
            double angle = 2 * Math.PI * rng.nextDouble();
            return shown(
                    set,
                    gan.decode(IntStream.range(0, BETWEEN)
                            .mapToObj(i -> {
                                double along = 3.0 * i / (BETWEEN - 1) - 1.5;
                                return Arrays.copyOf(
                                        new double[] {along * Math.cos(angle), along * Math.sin(angle)},
                                        gan.codeSize());
                            })
                            .toList()));
        }
        return null;
    }
}
