/**
 * Trained forecasters: p(next state | last states) by a network. A {@link org.plume.weather.model.ForecastSpec} says what
 * is learnt; the state ahead is {@code base + scale u} in anomalies, and {@link org.plume.weather.model.Method} says how u is
 * drawn.
 *
 * <ul>
 *   <li>{@link org.plume.weather.model.Crps}: a network with noise, trained on the fair CRPS of a few members
 *       [default but on grids]
 *   <li>{@link org.plume.weather.model.Gaussian}: mean, deviation and fields of noise, trained on the CRPS in closed form
 *       [default on grids]
 *   <li>{@link org.plume.weather.model.Flow}, {@link org.plume.weather.model.Diffusion}: the residual of a deterministic
 *       mean, carried from noise along a path
 *   <li>{@link org.plume.weather.model.OfParadigm}: the same residual, drawn by any paradigm of the core that samples
 * </ul>
 *
 * {@link org.plume.weather.model.ForecastTraining} describes the stages of the training: a mean, what draws, a rollout;
 * {@link org.plume.weather.model.ForecastFolder} writes and opens model folders,
 * {@link org.plume.weather.model.NetworkForecaster} forecasts.
 */
@NullMarked
package org.plume.weather.model;

import org.jspecify.annotations.NullMarked;
