package org.plume.compare.use;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.KnownPointSet;
import org.plume.compare.data.PointSet;
import org.plume.compare.learn.Entrant;
import org.plume.compare.measure.Anomalies;
import org.plume.generative.Density;
import org.plume.generative.Streams;

/**
 * Labels by a generative model, argmax p(x | label) p(label), beside those of a discriminative one; and its answer "unknown"
 * where p(x) is below what all but a hundredth of the data have.
 *
 * @param accuracy of the generative model on held-out data
 * @param discriminativeAccuracy of the other on the same
 * @param bestAccuracy of the true densities; null where they are not known
 * @param unknownOfData share of the data that is answered "unknown": a hundredth, if the model is right
 * @param unknownOfAnomalies share of anomalies that is answered so; null where none are known
 */
public record Naming(
        double accuracy,
        double discriminativeAccuracy,
        @Nullable Double bestAccuracy,
        double unknownOfData,
        @Nullable Double unknownOfAnomalies) {

    private static final double HUNDREDTH = 0.01;

    /**
     * On n fresh points.
     *
     * @param generative told every label, with an exact density
     */
    static Naming of(Entrant generative, Classifier discriminative, PointSet set, int n, Streams streams) {
        List<double[]> points = new ArrayList<>();
        int[] labels = new int[n];
        RandomGenerator rng = streams.at(0);
        for (int i = 0; i < n; i++) {
            PointSet.Labelled point = set.draw(rng);
            points.add(point.x());
            labels[i] = point.label();
        }
        double[][] own = densities(generative, points);
        double[] known = marginals(densities(generative, set.sample(4 * n, streams.child(1))));
        Arrays.sort(known);
        double threshold = known[(int) (HUNDREDTH * known.length)];
        return new Naming(
                share(best(own), labels),
                share(discriminative.labels(points), labels),
                set instanceof KnownPointSet truth ? share(best(truth, points), labels) : null,
                below(marginals(own), threshold),
                set instanceof KnownPointSet truth
                        ? below(
                                marginals(densities(
                                        generative,
                                        Anomalies.of(truth, n, streams.child(2)).unusual())),
                                threshold)
                        : null);
    }

    /** log p(x | label), by label and point. */
    @SuppressWarnings("unchecked")
    private static double[][] densities(Entrant model, List<double[]> points) {
        double[][] logs = new double[model.space().condition()][];
        for (int label = 0; label < logs.length; label++) {
            float[] condition = new float[logs.length];
            condition[label] = 1;
            logs[label] = ((Density<double[]>) model.model().given(condition)).logDensities(points);
        }
        return logs;
    }

    private static int[] best(double[][] logs) {
        int[] best = new int[logs[0].length];
        for (int i = 0; i < best.length; i++) {
            for (int label = 1; label < logs.length; label++) {
                best[i] = logs[label][i] > logs[best[i]][i] ? label : best[i];
            }
        }
        return best;
    }

    private static int[] best(KnownPointSet truth, List<double[]> points) {
        double[][] logs = new double[truth.labels()][points.size()];
        for (int label = 0; label < logs.length; label++) {
            for (int i = 0; i < points.size(); i++) {
                logs[label][i] = truth.logDensity(points.get(i), label);
            }
        }
        return best(logs);
    }

    /** log p(x), labels being equally likely. */
    private static double[] marginals(double[][] logs) {
        double[] marginals = new double[logs[0].length];
        for (int i = 0; i < marginals.length; i++) {
            double sum = 0;
            for (double[] of : logs) {
                sum += Math.exp(of[i]);
            }
            marginals[i] = Math.log(sum / logs.length);
        }
        return marginals;
    }

    private static double share(int[] answers, int[] labels) {
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += answers[i] == labels[i] ? 1 : 0;
        }
        return right / (double) labels.length;
    }

    private static double below(double[] numbers, double threshold) {
        return Arrays.stream(numbers).filter(v -> v < threshold).count() / (double) numbers.length;
    }
}
