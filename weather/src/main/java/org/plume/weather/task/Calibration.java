package org.plume.weather.task;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleFunction;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.plume.weather.Forecaster;
import org.plume.weather.verify.Bootstrap;
import org.plume.weather.verify.EnsembleScores;

/**
 * Finds the factor f of the spread on the validation starts, never on the test ones: that of the least
 *
 * <pre>
 *   1/L sum_l CRPS_l(f) / CRPS_l(1)
 * </pre>
 *
 * over the leads l = 1 .. L, the CRPS fair and its members from the same seed for each f. A proper score weighs the usual start
 * and the rare one as forecasts are judged; a spread-skill ratio of 1 would follow the squares of the few starts that err far, and
 * leave the others too wide.
 *
 * @param members of an ensemble
 * @param values at most so many of a member, starts times leads times entries; of more, every so many starts
 * @param least factor
 * @param most factor
 * @param tolerance of the factor, as a part of it
 */
public record Calibration(int members, long values, double least, double most, double tolerance) {

    /** 10 members, 500,000 values, factors between 1/2 and 2 to 1 %. */
    public static final Calibration DEFAULT = new Calibration(10, 500_000, 0.5, 2, 0.01);

    private static final int EVALUATIONS = 50;

    public Calibration {
        if (members < 2 || values < 1 || !(least > 0 && least < 1 && most > 1) || !(tolerance > 0)) {
            throw new IllegalArgumentException(
                    "members must be >= 2, values >= 1, 0 < least < 1 < most and tolerance > 0, were " + members + ", "
                            + values + ", " + least + ", " + most + " and " + tolerance);
        }
    }

    /**
     * The factor, by Brent's method (Brent 1973, chapter 5); 1 where no start has its truth.
     *
     * @param forecaster under a factor
     * @param leads L that it is meant for
     */
    public double spread(DoubleFunction<Forecaster> forecaster, Series validation, int leads, long seed) {
        Evaluation evaluation = new Evaluation(members, leads, 1, seed);
        long all = (long) validation.starts().length
                * leads
                * validation.truth().layout().size();
        Series some = validation.thinned(Math.max(1, Math.toIntExact((all + values - 1) / values)));
        double[] trained = crps(evaluation, forecaster.apply(1), some);
        if (Arrays.stream(trained).noneMatch(crps -> crps > 0)) {
            return 1;
        }
        return new BrentOptimizer(tolerance, tolerance / 10)
                .optimize(
                        new MaxEval(EVALUATIONS),
                        GoalType.MINIMIZE,
                        new SearchInterval(least, most, 1),
                        new UnivariateObjectiveFunction(
                                f -> f == 1 ? 1 : ratio(crps(evaluation, forecaster.apply(f), some), trained)))
                .getPoint();
    }

    private static double[] crps(Evaluation evaluation, Forecaster forecaster, Series starts) {
        List<EnsembleScores> leads = evaluation.of(forecaster, starts, Bootstrap.NONE, done -> {});
        return leads.stream().mapToDouble(s -> s.fairCrps().value()).toArray();
    }

    /** The mean over the leads that have both. */
    private static double ratio(double[] crps, double[] trained) {
        double sum = 0;
        int known = 0;
        for (int l = 0; l < crps.length; l++) {
            if (trained[l] > 0) {
                sum += crps[l] / trained[l];
                known++;
            }
        }
        return sum / known;
    }
}
