package org.plume.protein.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Rows of a corpus, drawn by their weights or one after the other. */
final class WeightedRows {

    private final Corpus corpus;
    private final double[] cumulative;

    /**
     * Places of one minibatch.
     *
     * @param rows of the corpus
     * @param repeats which of the times each row is there, from 0
     * @param counts what each counts, 1 on average over all minibatches; 0 for a place that is left over
     */
    record Places(int[] rows, int[] repeats, double[] counts) {}

    WeightedRows(Corpus corpus) {
        this.corpus = corpus;
        cumulative = new double[corpus.size()];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += corpus.weights()[i];
            cumulative[i] = sum;
        }
    }

    int[] draw(int n, RandomGenerator rng) {
        int[] rows = new int[n];
        double all = cumulative[cumulative.length - 1];
        for (int b = 0; b < n; b++) {
            int found = Arrays.binarySearch(cumulative, rng.nextDouble() * all);
            rows[b] = Math.min(found < 0 ? -found - 1 : found + 1, cumulative.length - 1);
        }
        return rows;
    }

    /** All rows in order, each so many times and counting its weight, in minibatches of one size. */
    List<Places> inOrder(int times, int batch) {
        int n = corpus.size() * times;
        double mean = times * Arrays.stream(corpus.weights()).sum() / (Math.ceil((double) n / batch) * batch);
        List<Places> all = new ArrayList<>();
        for (int from = 0; from < n; from += batch) {
            Places places = new Places(new int[batch], new int[batch], new double[batch]);
            for (int b = 0; b < batch; b++) {
                int k = Math.min(from + b, n - 1);
                places.rows[b] = k / times;
                places.repeats[b] = k % times;
                places.counts[b] = from + b < n ? corpus.weights()[k / times] / mean : 0;
            }
            all.add(places);
        }
        return all;
    }

    /** Factors {@code [size]}: 0 for the share of them, 1 / (1 - share) for the others. */
    static float[] dropout(int size, double share, RandomGenerator rng) {
        float[] mask = new float[size];
        float kept = (float) (1 / (1 - share));
        for (int i = 0; i < size; i++) {
            mask[i] = share > 0 && rng.nextDouble() < share ? 0 : kept;
        }
        return mask;
    }
}
