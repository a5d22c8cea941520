package org.plume.policy.encode;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.plume.arm.Goal;
import org.plume.policy.GoalKind;
import org.plume.policy.PolicySpec;
import org.plume.policy.Situation;

/**
 * A situation as one vector, before normalisation: frames oldest first, then the goal, then the obstacles.
 *
 * <p>The newest frame gives each column, minus its anchor's present value where it has one; older frames give the same, or
 * their difference to the newest. A goal of joints follows as it is and relative to the present path. Obstacles are as
 * {@link ObstacleEncoding} says.
 */
public final class SituationEncoding {

    private final PolicySpec spec;
    private final int[] anchorOf;
    private final int[] pathAnchors;
    private final int goalSize;

    public SituationEncoding(PolicySpec spec) {
        this.spec = spec;
        anchorOf = spec.observations().stream()
                .mapToInt(c -> index(spec.encoding().relative().get(c)))
                .toArray();
        pathAnchors = spec.actions().stream()
                .mapToInt(a -> index(a.relative() ? a.anchor() : a.source()))
                .toArray();
        goalSize = switch (spec.goal()) {
            case NONE -> 0;
            case JOINTS -> 2 * spec.actions().size();
            case POSITION -> 3;
            case LINE -> 1;
        };
        if (spec.goal() == GoalKind.JOINTS && Arrays.stream(pathAnchors).anyMatch(i -> i < 0)) {
            throw new IllegalArgumentException("goal joints needs every action's column among the observations "
                    + spec.observations() + ", had actions " + spec.actions());
        }
    }

    /** The length of {@link #features}. */
    public int size() {
        return spec.observationSteps() * spec.observations().size()
                + goalSize
                + spec.obstacles() * ObstacleEncoding.SIZE;
    }

    /**
     * The features of a situation. Fewer frames than the model's are padded by repeating the oldest; more, frames of another
     * length, numbers that are not finite, a wrong goal and too many obstacles are {@link IllegalArgumentException}s.
     */
    public double[] features(Situation situation) {
        check(situation);
        double[] features = new double[size()];
        int at = putFrames(features, situation.frames());
        at = putGoal(features, at, situation.goal(), situation.present());
        ObstacleEncoding.put(features, at, situation.obstacles(), spec.obstacles());
        return features;
    }

    /** The present value of each coordinate of the path; 0 for absolute actions whose column is not observed. */
    public double[] presentPath(double[] frame) {
        return Arrays.stream(pathAnchors).mapToDouble(i -> i < 0 ? 0 : frame[i]).toArray();
    }

    /** Whether every coordinate of the path is among the observations. */
    public boolean observesPath() {
        return Arrays.stream(pathAnchors).allMatch(i -> i >= 0);
    }

    private int putFrames(double[] features, List<double[]> frames) {
        int columns = anchorOf.length;
        double[] present = frames.get(frames.size() - 1);
        int missing = spec.observationSteps() - frames.size();
        int at = 0;
        for (int j = 0; j < spec.observationSteps(); j++) {
            double[] frame = frames.get(Math.max(0, j - missing));
            boolean newest = j == spec.observationSteps() - 1;
            for (int c = 0; c < columns; c++) {
                double origin = anchorOf[c] < 0 ? 0 : present[anchorOf[c]];
                if (!newest && spec.encoding().differences()) {
                    origin = present[c];
                }
                features[at++] = frame[c] - origin;
            }
        }
        return at;
    }

    private int putGoal(double[] features, int start, @Nullable Goal goal, double[] present) {
        double[] values = spec.goal().of(goal);
        int at = start;
        if (spec.goal() == GoalKind.JOINTS) {
            requireLength("goal", values, pathAnchors.length);
            double[] now = presentPath(present);
            for (int i = 0; i < values.length; i++) {
                features[at + values.length + i] = values[i] - now[i];
            }
        }
        System.arraycopy(values, 0, features, at, values.length);
        at += goalSize;
        return at;
    }

    private void check(Situation situation) {
        List<double[]> frames = situation.frames();
        if (frames.size() > spec.observationSteps()) {
            throw new IllegalArgumentException("frames must have <= observationSteps = " + spec.observationSteps()
                    + " entries, had " + frames.size());
        }
        List<String> names = new ArrayList<>(spec.observations());
        for (int j = 0; j < frames.size(); j++) {
            double[] frame = frames.get(j);
            requireLength("frames[" + j + "]", frame, names.size());
            for (int c = 0; c < frame.length; c++) {
                if (!Double.isFinite(frame[c])) {
                    throw new IllegalArgumentException(
                            "frames[" + j + "]." + names.get(c) + " must be finite, was " + frame[c]);
                }
            }
        }
    }

    private void requireLength(String name, double[] values, int length) {
        if (values.length != length) {
            throw new IllegalArgumentException(name + " must have " + length + " values, "
                    + (name.equals("goal") ? "one for each of " + spec.actions() : spec.observations()) + ", had "
                    + values.length);
        }
    }

    private int index(@Nullable String column) {
        return column == null ? -1 : spec.observations().indexOf(column);
    }
}
