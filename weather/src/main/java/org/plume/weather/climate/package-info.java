/**
 * What is usual: {@link org.plume.weather.climate.Climate} is the seasonal mean and the deviation from it,
 * {@link org.plume.weather.climate.LinearModel} the best linear forecast of anomalies.
 */
@NullMarked
package org.plume.weather.climate;

import org.jspecify.annotations.NullMarked;
