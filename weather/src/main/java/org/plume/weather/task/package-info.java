/**
 * What forecasters are measured on: {@link org.plume.weather.task.WeatherTask} names the states to train, validate and test
 * on and the baselines beside them, {@link org.plume.weather.task.Recipe} says how to train,
 * {@link org.plume.weather.task.Evaluation} measures, {@link org.plume.weather.task.Calibration} fits the spread on the
 * validation states alone.
 */
@NullMarked
package org.plume.weather.task;

import org.jspecify.annotations.NullMarked;
