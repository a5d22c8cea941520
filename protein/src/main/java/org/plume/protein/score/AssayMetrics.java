package org.plume.protein.score;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.plume.generative.Streams;

/**
 * How well scores order what an assay measured, by the protocol of ProteinGym (Notin et al. 2023): a higher measurement is
 * a fitter variant.
 *
 * @param scores of the variants
 * @param measured of the same variants
 */
public record AssayMetrics(double[] scores, double[] measured) {

    private static final int RESAMPLES = 1000;

    public AssayMetrics {
        if (scores.length != measured.length || scores.length < 3) {
            throw new IllegalArgumentException("scores and measurements must be as many, and >= 3, were "
                    + scores.length + " and " + measured.length);
        }
    }

    public int size() {
        return scores.length;
    }

    /** Spearman's rank correlation; tied values share their mean rank. */
    public double spearman() {
        return pearson(ranks(scores), ranks(measured));
    }

    /** Normalised discounted cumulative gain of the best-scored tenth; gains are measurements scaled to [0, 1]. */
    public double ndcg() {
        int k = Math.max(1, size() / 10);
        double min = Arrays.stream(measured).min().orElse(0);
        double range = Math.max(Arrays.stream(measured).max().orElse(0) - min, Double.MIN_NORMAL);
        int[] byScore = order(scores);
        int[] ideal = order(measured);
        double gain = 0;
        double best = 0;
        for (int r = 0; r < k; r++) {
            double discount = Math.log(2) / Math.log(r + 2.0);
            gain += (measured[byScore[r]] - min) / range * discount;
            best += (measured[ideal[r]] - min) / range * discount;
        }
        return best == 0 ? 0 : gain / best;
    }

    /** The share of the best-measured tenth that is in the best-scored tenth. */
    public double topRecall() {
        int k = Math.max(1, size() / 10);
        boolean[] top = new boolean[size()];
        int[] ideal = order(measured);
        for (int r = 0; r < k; r++) {
            top[ideal[r]] = true;
        }
        int[] byScore = order(scores);
        return (double) IntStream.range(0, k).filter(r -> top[byScore[r]]).count() / k;
    }

    /** Area under the ROC curve for measurements above their median. */
    public double auc() {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        double median = (sorted[(size() - 1) / 2] + sorted[size() / 2]) / 2;
        double[] ranks = ranks(scores);
        double sum = 0;
        long positive = 0;
        for (int i = 0; i < size(); i++) {
            if (measured[i] > median) {
                sum += ranks[i];
                positive++;
            }
        }
        long negative = size() - positive;
        return positive == 0 || negative == 0
                ? 0.5
                : (sum - positive * (positive + 1) / 2.0) / ((double) positive * negative);
    }

    /** A metric with the percentile interval of 1,000 resamples of the variants. */
    public Estimate bootstrap(ToDoubleFunction<AssayMetrics> metric, Streams streams) {
        double[] values = new double[RESAMPLES];
        for (int b = 0; b < RESAMPLES; b++) {
            RandomGenerator rng = streams.at(b);
            double[] s = new double[size()];
            double[] m = new double[size()];
            for (int i = 0; i < s.length; i++) {
                int pick = rng.nextInt(s.length);
                s[i] = scores[pick];
                m[i] = measured[pick];
            }
            values[b] = metric.applyAsDouble(new AssayMetrics(s, m));
        }
        Arrays.sort(values);
        return new Estimate(
                metric.applyAsDouble(this), values[(int) (0.025 * RESAMPLES)], values[(int) (0.975 * RESAMPLES)]);
    }

    /** Indices by falling value; ties by index. */
    private static int[] order(double[] x) {
        return IntStream.range(0, x.length)
                .boxed()
                .sorted((i, j) -> x[j] != x[i] ? Double.compare(x[j], x[i]) : Integer.compare(i, j))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Ranks from 1, tied values sharing their mean. */
    static double[] ranks(double[] x) {
        int[] order = order(x);
        double[] ranks = new double[x.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && x[order[to]] == x[order[from]]) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = x.length - (from + to - 1) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** Pearson's correlation; 0 where one of them is constant. */
    public static double pearson(double[] a, double[] b) {
        double ma = Arrays.stream(a).average().orElse(0);
        double mb = Arrays.stream(b).average().orElse(0);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - ma) * (b[i] - mb);
            aa += (a[i] - ma) * (a[i] - ma);
            bb += (b[i] - mb) * (b[i] - mb);
        }
        return aa == 0 || bb == 0 ? 0 : ab / Math.sqrt(aa * bb);
    }
}
