package org.plume.generative.paradigm;

import java.util.List;

/**
 * Markov chains that ran side by side.
 *
 * @param moments where they stood at evenly spaced moments, the first at their start, the last at their end
 * @param acceptance share of proposals that were taken; 0.57 is best for Langevin proposals in many dimensions (Roberts and
 *     Rosenthal 1998)
 */
public record Chains(List<List<double[]>> moments, double acceptance) {

    /** The ends. */
    public List<double[]> last() {
        return moments.get(moments.size() - 1);
    }

    /**
     * How far the chains disagree in coordinate i, sqrt((W (m - 1)/m + B/m) / W) over the later half of the moments, W within
     * and B between chains (Gelman and Rubin 1992): 1 where all chains see the same distribution; chains that stay in the
     * mode where they began raise it.
     */
    public double potentialScaleReduction(int i) {
        List<List<double[]>> later = moments.subList(moments.size() / 2, moments.size());
        int m = later.size();
        int n = last().size();
        double grand = later.stream()
                .flatMap(List::stream)
                .mapToDouble(x -> x[i])
                .average()
                .orElse(0);
        double within = 0;
        double between = 0;
        for (int chain = 0; chain < n; chain++) {
            int c = chain;
            double mean =
                    later.stream().mapToDouble(rows -> rows.get(c)[i]).average().orElse(0);
            within += later.stream()
                            .mapToDouble(rows -> (rows.get(c)[i] - mean) * (rows.get(c)[i] - mean))
                            .sum()
                    / (m - 1.0)
                    / n;
            between += m * (mean - grand) * (mean - grand) / (n - 1.0);
        }
        return Math.sqrt((within * (m - 1) / m + between / m) / within);
    }
}
