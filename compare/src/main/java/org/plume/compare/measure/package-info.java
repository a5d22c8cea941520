/**
 * Measurements of trained paradigms, each of which says what it is: samples against fresh data ({@link
 * org.plume.compare.measure.SampleQuality}), what a model says of points ({@link org.plume.compare.measure.Plausibility},
 * {@link org.plume.compare.measure.Likelihood}), how well that tells what is unusual ({@link
 * org.plume.compare.measure.Anomalies}), completion ({@link org.plume.compare.measure.Completion}), steps against quality
 * ({@link org.plume.compare.measure.StepCurve}).
 */
@NullMarked
package org.plume.compare.measure;

import org.jspecify.annotations.NullMarked;
