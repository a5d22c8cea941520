package org.plume.weather.verify;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.plume.weather.verify.EnergyScore.Norm;

/**
 * The scores of an ensemble of M members at one lead, gathered case by case in one pass; they merge. Points are averaged by
 * area weight, then cases, and only then is a root or a ratio taken. In the unit of the states, but for ratios:
 *
 * <pre>
 * rmse          sqrt(mean (xbar - y)^2)
 * debiasedRmse  sqrt(mean ((xbar - y)^2 - s^2/M)), the error of the mean of infinitely many members
 * spread        sqrt(mean s^2), s^2 the unbiased variance of the members
 * ssr           sqrt((M+1)/M) spread / rmse, 1 for a reliable ensemble (Fortin et al. 2014)
 * skill         1 - score / score of the reference: a ratio of averages, not an average of ratios
 * </pre>
 */
public final class EnsembleScores {

    private static final int WEIGHT = 0;
    private static final int FAIR = 1;
    private static final int ECDF = 2;
    private static final int SQUARE = 3;
    private static final int VARIANCE = 4;
    private static final int ERROR = 5;
    private static final int CASES = 6;
    private static final int FAIR_ENERGY = 7;
    private static final int ECDF_ENERGY = 8;
    private static final int QUANTITIES = 9;

    private final int members;
    private final double[] weights;
    private final Norm norm;
    private final BlockSums sums;
    private final RankHistogram ranks;
    private final RankHistogram first;
    private long cases;
    private long missing;
    private long incomplete;

    /**
     * @param members M of every case
     * @param weights {@code [points]}, for instance those of a grid
     * @param norm of the energy score
     */
    public EnsembleScores(int members, double[] weights, Norm norm, Bootstrap bootstrap) {
        this.members = members;
        this.weights = weights.clone();
        this.norm = norm;
        sums = new BlockSums(bootstrap, QUANTITIES);
        ranks = new RankHistogram(members);
        first = new RankHistogram(members);
    }

    /** What each name of {@link #summary} is. */
    public static Map<String, String> estimators() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("fairCrps", "fair: spread term 1/(M(M-1)) over pairs");
        names.put("ecdfCrps", "ordinary: spread term 1/M^2 over pairs");
        names.put("energyScore", "fair, all pairs");
        names.put("ecdfEnergyScore", "ordinary, all pairs");
        names.put("rmse", "of the mean of M members");
        names.put("debiasedRmse", "of the mean, less the unbiased variance/M");
        names.put("spread", "root of the mean unbiased variance");
        names.put("ssr", "sqrt((M+1)/M) spread/rmse");
        names.put("bias", "mean of the members' mean less the truth");
        return names;
    }

    /**
     * One case.
     *
     * @param block days that are resampled together, for instance the day divided by 10
     * @param ensemble {@code [members][points]}
     * @param truth {@code [points]}
     */
    public void add(long block, double[][] ensemble, double[] truth) {
        if (ensemble.length != members) {
            throw new IllegalArgumentException("members must be " + members + ", was " + ensemble.length);
        }
        check("truth", truth.length);
        for (double[] member : ensemble) {
            check("members", member.length);
        }
        double[] q = new double[QUANTITIES];
        double[] column = new double[members];
        for (int p = 0; p < truth.length; p++) {
            for (int i = 0; i < members; i++) {
                column[i] = ensemble[i][p];
            }
            if (known(column, truth[p])) {
                if (p == 0) {
                    first.add(column, truth[p]);
                }
                point(q, column, truth[p], weights[p]);
            } else if (Double.isNaN(truth[p])) {
                missing++;
            } else {
                incomplete++;
            }
        }
        if (q[WEIGHT] > 0) {
            EnergyScore energy = EnergyScore.of(ensemble, truth, weights, norm);
            q[CASES] = 1;
            q[FAIR_ENERGY] = energy.fair();
            q[ECDF_ENERGY] = energy.ecdf();
            cases++;
            sums.add(block, q);
        }
    }

    /** One case of floats. */
    public void add(long block, float[][] ensemble, float[] truth) {
        add(block, Arrays.stream(ensemble).map(EnsembleScores::doubles).toArray(double[][]::new), doubles(truth));
    }

    private static double[] doubles(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i];
        }
        return y;
    }

    private void check(String name, int points) {
        if (points != weights.length) {
            throw new IllegalArgumentException(name + " must have " + weights.length + " points, had " + points);
        }
    }

    static boolean known(double[] column, double truth) {
        boolean known = !Double.isNaN(truth);
        for (double x : column) {
            known &= !Double.isNaN(x);
        }
        return known;
    }

    private void point(double[] q, double[] column, double truth, double weight) {
        Arrays.sort(column);
        Crps crps = Crps.sorted(column, truth);
        double error = crps.over() - crps.under();
        double mean = truth + error;
        double squares = 0;
        int below = 0;
        int tied = 0;
        for (double x : column) {
            squares += (x - mean) * (x - mean);
            below += x < truth ? 1 : 0;
            tied += x == truth ? 1 : 0;
        }
        ranks.place(below, tied);
        q[WEIGHT] += weight;
        q[FAIR] += weight * crps.fair();
        q[ECDF] += weight * crps.ecdf();
        q[SQUARE] += weight * error * error;
        q[VARIANCE] += weight * (members < 2 ? Double.NaN : squares / (members - 1));
        q[ERROR] += weight * error;
    }

    /** Adds the cases of another shard. */
    public void merge(EnsembleScores other) {
        if (other.members != members || other.norm != norm || !Arrays.equals(other.weights, weights)) {
            throw new IllegalArgumentException("scores that merge must have the same members, weights and norm, had "
                    + members + " and " + other.members + " members");
        }
        sums.merge(other.sums);
        ranks.merge(other.ranks);
        first.merge(other.first);
        cases += other.cases;
        missing += other.missing;
        incomplete += other.incomplete;
    }

    /** M. */
    public int members() {
        return members;
    }

    /** Cases with at least one known point. */
    public long cases() {
        return cases;
    }

    /** Points left out as their truth is missing. */
    public long missing() {
        return missing;
    }

    /** Points left out as a member is missing where the truth is known. */
    public long incomplete() {
        return incomplete;
    }

    /** Of every known point. */
    public RankHistogram ranks() {
        return ranks;
    }

    /** Of the first point alone: cases far apart in time are independent there, as {@link RankHistogram#flatness} asks. */
    public RankHistogram ranksOfFirstPoint() {
        return first;
    }

    public Estimate fairCrps() {
        return mean(FAIR);
    }

    public Estimate ecdfCrps() {
        return mean(ECDF);
    }

    /** The fair energy score. */
    public Estimate fairEnergy() {
        return sums.estimate(s -> s[FAIR_ENERGY] / s[CASES]);
    }

    public Estimate ecdfEnergy() {
        return sums.estimate(s -> s[ECDF_ENERGY] / s[CASES]);
    }

    public Estimate bias() {
        return mean(ERROR);
    }

    private Estimate mean(int quantity) {
        return sums.estimate(s -> s[quantity] / s[WEIGHT]);
    }

    /** Of the ensemble mean. */
    public Estimate rmse() {
        return sums.estimate(s -> Math.sqrt(s[SQUARE] / s[WEIGHT]));
    }

    /** The mean of (xbar - y)^2 - s^2/M; may be negative by chance. */
    public Estimate debiasedMse() {
        return sums.estimate(this::debiased);
    }

    private double debiased(double[] s) {
        return (s[SQUARE] - s[VARIANCE] / members) / s[WEIGHT];
    }

    /** The root of {@link #debiasedMse}; NaN where that is negative. */
    public Estimate debiasedRmse() {
        return sums.estimate(s -> Math.sqrt(debiased(s)));
    }

    public Estimate spread() {
        return sums.estimate(s -> Math.sqrt(s[VARIANCE] / s[WEIGHT]));
    }

    /** The spread-skill ratio. */
    public Estimate ssr() {
        double correction = (members + 1.0) / members;
        return sums.estimate(s -> Math.sqrt(correction * s[VARIANCE] / s[SQUARE]));
    }

    /**
     * The CRPS skill against a reference scored over the same cases: 1 - CRPS/CRPS of the reference. Both fair; that of a
     * forecast with one member is its absolute error.
     */
    public Estimate skill(EnsembleScores reference) {
        if (reference.cases != cases) {
            throw new IllegalArgumentException("a reference must be scored over the same cases, had " + reference.cases
                    + " where there are " + cases);
        }
        int own = crps();
        int others = reference.crps();
        return BlockSums.estimate(sums, reference.sums, (a, b) -> 1 - a[own] / a[WEIGHT] / (b[others] / b[WEIGHT]));
    }

    private int crps() {
        return members > 1 ? FAIR : ECDF;
    }

    /** Every score by name; those that M does not allow are NaN. */
    public Map<String, Estimate> summary() {
        Map<String, Estimate> all = new LinkedHashMap<>();
        all.put("fairCrps", fairCrps());
        all.put("ecdfCrps", ecdfCrps());
        all.put("energyScore", fairEnergy());
        all.put("ecdfEnergyScore", ecdfEnergy());
        all.put("rmse", rmse());
        all.put("debiasedRmse", debiasedRmse());
        all.put("spread", spread());
        all.put("ssr", ssr());
        all.put("bias", bias());
        return all;
    }
}
