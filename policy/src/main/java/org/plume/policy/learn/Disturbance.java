package org.plume.policy.learn;

import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.plume.policy.Augmentation;
import org.plume.policy.PolicySpec;

/** Shifts frames, as {@link Augmentation} says. */
final class Disturbance {

    private final Augmentation augmentation;
    private final int actions;
    /** For each observation column, the action whose anchor it moves with; -1: none. */
    private final int[] group;
    /** Whether the column is given relative to that anchor. */
    private final boolean[] follower;

    Disturbance(PolicySpec spec) {
        augmentation = spec.windows().augmentation();
        actions = spec.actions().size();
        int columns = spec.observations().size();
        group = new int[columns];
        follower = new boolean[columns];
        for (int c = 0; c < columns; c++) {
            String column = spec.observations().get(c);
            String anchor = spec.encoding().relative().getOrDefault(column, column);
            follower[c] = !anchor.equals(column);
            group[c] = -1;
            for (int a = 0; a < actions; a++) {
                if (Objects.equals(spec.actions().get(a).anchor(), anchor)) {
                    group[c] = a;
                }
            }
        }
    }

    /** Changes the frames in place. */
    void apply(List<double[]> frames, RandomGenerator rng) {
        if (augmentation.share() == 0 || rng.nextDouble() >= augmentation.share()) {
            return;
        }
        double[] shift = gaussians(actions, augmentation.shared(), rng);
        double[] own = gaussians(group.length, augmentation.own(), rng);
        for (double[] frame : frames) {
            for (int c = 0; c < group.length; c++) {
                if (group[c] >= 0) {
                    frame[c] += shift[group[c]] + (follower[c] ? own[c] : 0);
                }
            }
        }
    }

    private static double[] gaussians(int n, double deviation, RandomGenerator rng) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = deviation * rng.nextGaussian();
        }
        return values;
    }
}
