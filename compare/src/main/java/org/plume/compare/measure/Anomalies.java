package org.plume.compare.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.plume.compare.data.KnownPointSet;
import org.plume.generative.Streams;
import org.plume.generative.metric.Auroc;

/**
 * Points that are unlike the data, and data to tell them from.
 *
 * @param usual held-out data
 * @param unusual uniform in the cube, or among all sequences, where the true density is below what all but a thousandth of the data have
 */
public record Anomalies(List<double[]> usual, List<double[]> unusual) {

    private static final double HALF_SIDE = 3;
    private static final double THOUSANDTH = 0.001;
    private static final int QUANTILE_POINTS = 10_000;

    /**
     * So many of each.
     *
     * @param set whose density a uniform draw can be below
     */
    public static Anomalies of(KnownPointSet set, int n, Streams streams) {
        double[] logs = set.logDensities(set.sample(QUANTILE_POINTS, streams.child(0)));
        Arrays.sort(logs);
        double threshold = logs[(int) (THOUSANDTH * QUANTILE_POINTS)];
        RandomGenerator rng = streams.at(1);
        List<double[]> unusual = new ArrayList<>();
        while (unusual.size() < n) {
            double[] x = uniform(set, rng);
            if (set.logDensity(x) < threshold) {
                unusual.add(x);
            }
        }
        return new Anomalies(set.sample(n, streams.child(2)), List.copyOf(unusual));
    }

    private static double[] uniform(KnownPointSet set, RandomGenerator rng) {
        double[] x = new double[set.size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = set.letters() > 0 ? rng.nextInt(set.letters()) : HALF_SIDE * (2 * rng.nextDouble() - 1);
        }
        return x;
    }

    /** The area under the receiver operating characteristic of the least plausible as anomalies: 1 is best, 0.5 is chance. */
    public double auroc(Plausibility plausibility) {
        return Auroc.of(
                negated(plausibility.of().apply(unusual)),
                negated(plausibility.of().apply(usual)));
    }

    private static double[] negated(double[] numbers) {
        return DoubleStream.of(numbers).map(v -> -v).toArray();
    }
}
