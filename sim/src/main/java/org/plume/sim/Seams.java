package org.plume.sim;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How smoothly the chunks of episodes join, told from what was commanded: with the velocity v_n = (p_{n+1} - p_n) / dt of the
 * commanded path p, the jump at step n is |v_n - v_{n-1}| and the jerk |v_{n+1} - 2 v_n + v_{n-1}| / dt^2. Means over the
 * episodes' means, with 95 % intervals (Student's t).
 *
 * @param jump where one chunk takes over from another, m/s or rad/s
 * @param innerJump everywhere else
 * @param jerk of the two steps around a join, m/s^3 or rad/s^3
 * @param innerJerk everywhere else
 */
public record Seams(Estimate jump, Estimate innerJump, Estimate jerk, Estimate innerJerk) {

    /**
     * What was commanded in an episode.
     *
     * @param actions {@code [steps][action]}, in the order and units of {@link Task#action()}
     * @param joins the steps whose action was the first of another chunk than the one before
     */
    public record Commanded(double[][] actions, List<Integer> joins) {}

    /** Condenses episodes of a task, whose actions and dt say how fast the commands move. */
    public static Seams of(Task task, List<Commanded> episodes) {
        Means jump = new Means();
        Means jerk = new Means();
        for (Commanded episode : episodes) {
            double[][] v = velocities(task, episode.actions());
            List<Integer> at = episode.joins();
            for (int n = 1; n < v.length; n++) {
                jump.add(at.contains(n), norm(v[n], v[n - 1], null));
            }
            for (int n = 1; n < v.length - 1; n++) {
                double third = norm(v[n + 1], v[n], v[n - 1]) / (task.dt() * task.dt());
                jerk.add(at.contains(n) || at.contains(n + 1), third);
            }
            jump.endEpisode();
            jerk.endEpisode();
        }
        return new Seams(jump.seam(), jump.inner(), jerk.seam(), jerk.inner());
    }

    /** {@code [steps][coordinates]}; the first one of an absolute coordinate is 0. */
    private static double[][] velocities(Task task, double[][] actions) {
        double[][] v = new double[actions.length][task.action().size()];
        for (int n = 0; n < v.length; n++) {
            for (int a = 0; a < v[n].length; a++) {
                boolean relative = task.action().get(a).startsWith("delta(");
                double before = relative ? 0 : actions[Math.max(0, n - 1)][a];
                v[n][a] = (actions[n][a] - before) / task.dt();
            }
        }
        return v;
    }

    /** |a - b|, or |a - 2 b + c|. */
    private static double norm(double[] a, double[] b, double @Nullable [] c) {
        double squares = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = c == null ? a[i] - b[i] : a[i] - 2 * b[i] + c[i];
            squares += difference * difference;
        }
        return Math.sqrt(squares);
    }

    /** Sums of one episode, and the means of those before. */
    private static final class Means {

        private final List<Double> seams = new ArrayList<>();
        private final List<Double> inners = new ArrayList<>();
        private double[] sums = new double[2];
        private int[] counts = new int[2];

        void add(boolean seam, double value) {
            sums[seam ? 1 : 0] += value;
            counts[seam ? 1 : 0]++;
        }

        void endEpisode() {
            if (counts[0] > 0) {
                inners.add(sums[0] / counts[0]);
            }
            if (counts[1] > 0) {
                seams.add(sums[1] / counts[1]);
            }
            sums = new double[2];
            counts = new int[2];
        }

        Estimate seam() {
            return Estimate.mean(seams.stream().mapToDouble(x -> x).toArray());
        }

        Estimate inner() {
            return Estimate.mean(inners.stream().mapToDouble(x -> x).toArray());
        }
    }
}
