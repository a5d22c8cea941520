package org.plume.protein.family;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;

/**
 * Rows to train on, to choose by, and to report: whole clusters, so that no row of one part is near a row of another.
 *
 * @param training indices, ascending; so are the others
 * @param validation for early stopping and all other choices
 * @param test for what is reported
 */
public record Split(int[] training, int[] validation, int[] test) {

    /**
     * Deals clusters in random order to test, then validation, until each has its share of the effective number; the rest
     * is for training. A cluster that is larger than what a part still lacks and its share together is left for training.
     *
     * @param validationShare of the effective number, in (0, 0.5)
     * @param testShare likewise
     */
    public static Split byCluster(
            Neighbourhood neighbourhood, double validationShare, double testShare, Streams streams) {
        if (!(validationShare > 0 && testShare > 0 && validationShare + testShare < 1)) {
            throw new IllegalArgumentException("validationShare and testShare must be > 0 and together < 1, were "
                    + validationShare + " and " + testShare);
        }
        Map<Integer, List<Integer>> clusters = new LinkedHashMap<>();
        for (int i = 0; i < neighbourhood.clusters().length; i++) {
            clusters.computeIfAbsent(neighbourhood.clusters()[i], k -> new ArrayList<>())
                    .add(i);
        }
        List<List<Integer>> order = new ArrayList<>(clusters.values());
        RandomGenerator rng = streams.at(0);
        for (int i = order.size() - 1; i > 0; i--) {
            int j = rng.nextInt(i + 1);
            List<Integer> swapped = order.get(i);
            order.set(i, order.get(j));
            order.set(j, swapped);
        }
        double all = neighbourhood.effectiveNumber();
        Part test = new Part(testShare * all);
        Part validation = new Part(validationShare * all);
        Part training = new Part(Double.POSITIVE_INFINITY);
        for (List<Integer> cluster : order) {
            double weight = cluster.stream()
                    .mapToDouble(i -> neighbourhood.weights()[i])
                    .sum();
            if (!test.take(cluster, weight) && !validation.take(cluster, weight)) {
                training.take(cluster, weight);
            }
        }
        if (training.rows.isEmpty() || validation.rows.isEmpty() || test.rows.isEmpty()) {
            throw new IllegalArgumentException(
                    "a family must have enough clusters for training, validation and test, has " + order.size()
                            + " at this identity; raise the identity");
        }
        return new Split(training.sorted(), validation.sorted(), test.sorted());
    }

    private static final class Part {
        private final double wanted;
        private final List<Integer> rows = new ArrayList<>();
        private double weight;

        Part(double wanted) {
            this.wanted = wanted;
        }

        boolean take(List<Integer> cluster, double clusterWeight) {
            if (weight >= wanted || (!rows.isEmpty() && weight + clusterWeight > 1.5 * wanted)) {
                return false;
            }
            if (rows.isEmpty() && clusterWeight > Math.max(2 * wanted, 1.5)) {
                return false;
            }
            rows.addAll(cluster);
            weight += clusterWeight;
            return true;
        }

        int[] sorted() {
            return rows.stream().mapToInt(Integer::intValue).sorted().toArray();
        }
    }
}
