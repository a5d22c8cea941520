/** Analyses: states estimated from observations by an ensemble Kalman filter, {@link org.plume.weather.analysis.Etkf}. */
@NullMarked
package org.plume.weather.analysis;

import org.jspecify.annotations.NullMarked;
