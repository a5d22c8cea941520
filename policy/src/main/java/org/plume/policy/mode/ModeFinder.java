package org.plume.policy.mode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Finds the modes of sampled paths. Where obstacles are known, feasible paths on different sides of one are apart, since
 * none can be bent into the other; within such a class, and everywhere without obstacles, a clear gap between paths
 * separates modes. A path that may not be taken belongs to the mode of the nearest one that may.
 */
public final class ModeFinder {

    private ModeFinder() {}

    /**
     * @param paths {@code [n, steps, dimensions]}, n at least 1
     * @param feasible {@code [n]}
     * @param openness signed distance of a point to the nearest known obstacle; +infinity without obstacles
     */
    public static Modes find(double[][][] paths, boolean[] feasible, ToDoubleFunction<double[]> openness) {
        if (paths.length == 0 || paths.length != feasible.length) {
            throw new IllegalArgumentException("paths and feasible must have the same length >= 1, had " + paths.length
                    + " and " + feasible.length);
        }
        double[][] distances = PathDistances.matrix(paths);
        int[] open = IntStream.range(0, paths.length).filter(i -> feasible[i]).toArray();
        int[] label = new int[paths.length];
        if (open.length == 0) {
            label = AverageLinkage.clusters(distances);
        } else {
            Arrays.fill(label, -1);
            int[] classes = Homotopy.classes(pick(paths, open), openness);
            split(open, classes, distances, label);
            for (int i = 0; i < label.length; i++) {
                label[i] = feasible[i] ? label[i] : label[nearest(i, open, distances)];
            }
        }
        return ranked(Labels.compact(label), feasible, distances);
    }

    /**
     * Whether a path is on the same side of the known obstacles as some of these, over the steps that both have. One that touches
     * an obstacle itself is on no side, and counts as on theirs.
     *
     * @param openness as of {@link #find}
     */
    public static boolean together(double[][] path, double[][][] others, ToDoubleFunction<double[]> openness) {
        return Arrays.stream(path).anyMatch(point -> openness.applyAsDouble(point) <= 0)
                || Homotopy.linked(path, others, openness);
    }

    /** Splits each class at its gaps. */
    private static void split(int[] open, int[] classes, double[][] distances, int[] label) {
        int next = 0;
        for (int c = 0; c <= Arrays.stream(classes).max().orElse(-1); c++) {
            int wanted = c;
            int[] members = IntStream.range(0, open.length)
                    .filter(i -> classes[i] == wanted)
                    .map(i -> open[i])
                    .toArray();
            int[] clusters = AverageLinkage.clusters(sub(distances, members));
            int most = 0;
            for (int i = 0; i < members.length; i++) {
                label[members[i]] = next + clusters[i];
                most = Math.max(most, clusters[i]);
            }
            next += most + 1;
        }
    }

    private static Modes ranked(int[] label, boolean[] feasible, double[][] distances) {
        int count = Arrays.stream(label).max().orElse(0) + 1;
        List<int[]> groups = new ArrayList<>();
        for (int m = 0; m < count; m++) {
            int mode = m;
            groups.add(IntStream.range(0, label.length)
                    .filter(i -> label[i] == mode)
                    .toArray());
        }
        groups.sort(Comparator.<int[]>comparingInt(g -> -g.length).thenComparingInt(g -> g[0]));
        List<Mode> modes = new ArrayList<>();
        int[] of = new int[label.length];
        for (int m = 0; m < count; m++) {
            int[] group = groups.get(m);
            for (int i : group) {
                of[i] = m;
            }
            long open = Arrays.stream(group).filter(i -> feasible[i]).count();
            modes.add(new Mode(
                    (double) group.length / label.length,
                    medoid(group, feasible, distances),
                    (double) open / group.length));
        }
        return new Modes(modes, of);
    }

    /** Among the feasible members where there are any. */
    private static int medoid(int[] group, boolean[] feasible, double[][] distances) {
        int[] open = Arrays.stream(group).filter(i -> feasible[i]).toArray();
        int[] members = open.length == 0 ? group : open;
        return Arrays.stream(members)
                .boxed()
                .min(Comparator.comparingDouble(i ->
                        Arrays.stream(members).mapToDouble(j -> distances[i][j]).sum()))
                .orElseThrow();
    }

    private static int nearest(int i, int[] open, double[][] distances) {
        return Arrays.stream(open)
                .boxed()
                .min(Comparator.comparingDouble(j -> distances[i][j]))
                .orElseThrow();
    }

    private static double[][][] pick(double[][][] paths, int[] members) {
        return Arrays.stream(members).mapToObj(i -> paths[i]).toArray(double[][][]::new);
    }

    private static double[][] sub(double[][] distances, int[] members) {
        return Arrays.stream(members)
                .mapToObj(i ->
                        Arrays.stream(members).mapToDouble(j -> distances[i][j]).toArray())
                .toArray(double[][]::new);
    }
}
