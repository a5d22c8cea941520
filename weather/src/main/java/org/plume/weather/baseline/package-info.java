/**
 * Forecasters that know the past but no network; a trained one is shown beside them. All draw whole segments or residuals of
 * a {@link org.plume.weather.baseline.Library} of training states.
 *
 * <ul>
 *   <li>{@link org.plume.weather.baseline.Climatology}: a segment of another year, of the same season
 *   <li>{@link org.plume.weather.baseline.Persistence}: the start, for ever
 *   <li>{@link org.plume.weather.baseline.DressedPersistence}: the start's anomaly, damped, and a residual
 *   <li>{@link org.plume.weather.baseline.Analog}: what followed on similar states; shifted, with the difference added
 *   <li>{@link org.plume.weather.baseline.DressedRegression}: linear regression in empirical orthogonal functions, and a
 *       residual; with as many functions as entries it is vector autoregression
 *   <li>{@link org.plume.weather.baseline.PerturbedModel}: the true equations from perturbed starts, the limit
 * </ul>
 */
@NullMarked
package org.plume.weather.baseline;

import org.jspecify.annotations.NullMarked;
