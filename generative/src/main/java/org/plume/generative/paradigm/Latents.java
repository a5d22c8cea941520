package org.plume.generative.paradigm;

import java.util.ArrayList;
import java.util.List;

/** Points as codes, and codes as points: what is edited and interpolated. */
public interface Latents extends Learned {

    /** The codes of points, row by row. */
    List<double[]> encode(List<double[]> points);

    /** The points of codes, row by row. */
    List<double[]> decode(List<double[]> codes);

    /**
     * From one point to another along the straight line of their codes.
     *
     * @param steps points in between and at the ends, >= 2
     */
    default List<double[]> interpolate(double[] from, double[] to, int steps) {
        if (steps < 2) {
            throw new IllegalArgumentException("steps must be >= 2, was " + steps);
        }
        List<double[]> ends = encode(List.of(from, to));
        List<double[]> codes = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            double share = i / (steps - 1.0);
            double[] z = new double[ends.get(0).length];
            for (int j = 0; j < z.length; j++) {
                z[j] = (1 - share) * ends.get(0)[j] + share * ends.get(1)[j];
            }
            codes.add(z);
        }
        return decode(codes);
    }

    /**
     * The direction in latents from points without a trait to points with it (Larsen et al. 2016): the difference of their
     * mean codes. Added to a code, it edits.
     */
    default double[] direction(List<double[]> without, List<double[]> with) {
        double[] a = mean(encode(without));
        double[] b = mean(encode(with));
        for (int j = 0; j < b.length; j++) {
            b[j] -= a[j];
        }
        return b;
    }

    private static double[] mean(List<double[]> codes) {
        double[] mean = new double[codes.get(0).length];
        for (double[] code : codes) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += code[j] / codes.size();
            }
        }
        return mean;
    }
}
