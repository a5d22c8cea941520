/**
 * Verification of ensembles. {@link org.plume.weather.verify.Crps}, {@link org.plume.weather.verify.EnergyScore} and
 * {@link org.plume.weather.verify.Brier} score one case. {@link org.plume.weather.verify.EnsembleScores},
 * {@link org.plume.weather.verify.RankHistogram} and {@link org.plume.weather.verify.Reliability} gather cases in one pass
 * and merge, so that shards may be scored apart; their memory does not grow with the cases.
 * {@link org.plume.weather.verify.Bootstrap} gives {@link org.plume.weather.verify.Estimate}s their intervals. {@link
 * org.plume.weather.verify.ForecastVerifier} does all of it for files: a {@link org.plume.weather.verify.Verification}.
 *
 * <p>Estimators. <em>Ordinary</em> (ecdf) scores take the M members for the whole forecast distribution; they favour large
 * ensembles. <em>Fair</em> ones (Ferro 2014) estimate what an infinite ensemble drawn alike would score, so that ensembles
 * of 8 and of 50 members can be compared; they need M &gt;= 2 and are NaN without.
 *
 * <p>Missing values. The score of one case drops NaN members, and is NaN where the truth is, or where too few members are
 * left. A gathering score leaves out a point whose truth is missing, and counts, as it leaves them out, the points where
 * the truth is known and a member is not.
 */
@NullMarked
package org.plume.weather.verify;

import org.jspecify.annotations.NullMarked;
