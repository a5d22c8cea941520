package org.plume.protein.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.plume.generative.Streams;
import org.plume.protein.Sequence;
import org.plume.protein.family.Family;
import org.plume.protein.family.Neighbourhood;
import org.plume.protein.family.Similarity;
import org.plume.protein.family.Split;
import org.plume.protein.model.Order;
import org.plume.protein.network.Corpus;

/**
 * Families made ready to learn from: without duplicates, weighted, split by cluster.
 *
 * @param names of the families
 * @param aligned whether the sequences are rows of one alignment
 * @param sequences of all families
 * @param families the index of each sequence's family
 * @param weights 1 / (neighbours of the sequence)
 * @param split indices of the sequences
 */
public record FamilyData(
        List<String> names, boolean aligned, List<Sequence> sequences, int[] families, double[] weights, Split split) {

    /**
     * How a family is divided.
     *
     * @param identity at which sequences are neighbours
     * @param validationShare of the effective number
     * @param testShare of the effective number
     * @param seed of the order of clusters
     */
    public record Division(double identity, double validationShare, double testShare, long seed) {

        /** 80 % identity; 5 % to choose by and 5 % to report. */
        public static final Division DEFAULT = new Division(0.8, 0.05, 0.05, 0);
    }

    /**
     * Prepares families.
     *
     * @param ungapped whether residues are learnt without the alignment; neighbours are found with it all the same
     * @param progress is told the number of sequences compared
     */
    public static FamilyData prepare(List<Family> given, boolean ungapped, Division division, IntConsumer progress) {
        boolean aligned = !ungapped && given.stream().allMatch(Family::aligned);
        if (aligned && given.size() > 1) {
            throw new IllegalArgumentException("several families must be learnt without their alignments, were "
                    + given.size() + " alignments; say --ungapped");
        }
        List<Sequence> sequences = new ArrayList<>();
        List<Integer> families = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        List<Integer> clusters = new ArrayList<>();
        for (int f = 0; f < given.size(); f++) {
            Family unique = withoutEmpty(given.get(f)).requireTrainable().deduplicated();
            int before = sequences.size();
            Neighbourhood near = Neighbourhood.of(
                    Similarity.of(unique, division.identity()), done -> progress.accept(before + done));
            for (int i = 0; i < unique.size(); i++) {
                Sequence s = unique.sequences().get(i);
                sequences.add(aligned ? s : s.ungapped());
                families.add(f);
                weights.add(near.weights()[i]);
                clusters.add(before + near.clusters()[i]);
            }
        }
        double[] w = weights.stream().mapToDouble(Double::doubleValue).toArray();
        int[] c = clusters.stream().mapToInt(Integer::intValue).toArray();
        Split split = Split.byCluster(
                new Neighbourhood(w, c),
                division.validationShare(),
                division.testShare(),
                new Streams(division.seed()));
        return new FamilyData(
                given.stream().map(Family::name).toList(),
                aligned,
                List.copyOf(sequences),
                families.stream().mapToInt(Integer::intValue).toArray(),
                w,
                split);
    }

    private static Family withoutEmpty(Family family) {
        return new Family(
                family.name(),
                family.sequences().stream()
                        .filter(s -> s.ungapped().length() > 0)
                        .toList(),
                family.aligned());
    }

    /** Columns, or symbols of the longest sequence with its end. */
    public int longest() {
        return sequences.stream().mapToInt(Sequence::length).max().orElse(0) + (aligned ? 0 : 1);
    }

    /** The sequences of the indices as they are read. */
    public Corpus corpus(int[] indices, Order order) {
        byte[][] readings = new byte[indices.length][];
        int[] f = new int[indices.length];
        double[] w = new double[indices.length];
        for (int k = 0; k < indices.length; k++) {
            readings[k] = order.reading(sequences.get(indices[k]).codes(), aligned);
            f[k] = families[indices[k]];
            w[k] = weights[indices[k]];
        }
        return new Corpus(readings, f, w);
    }

    /** The codes of the sequences of the indices. */
    public List<byte[]> codes(int[] indices) {
        List<byte[]> codes = new ArrayList<>();
        for (int i : indices) {
            codes.add(sequences.get(i).codes());
        }
        return codes;
    }

    /** The weights of the indices. */
    public double[] weights(int[] indices) {
        double[] w = new double[indices.length];
        for (int k = 0; k < w.length; k++) {
            w[k] = weights[indices[k]];
        }
        return w;
    }
}
