/**
 * Ensembles of states. {@link org.plume.weather.States} lie on a {@link org.plume.weather.Grid} as their
 * {@link org.plume.weather.Layout} says; a {@link org.plume.weather.Forecaster} draws p(next states | last states), from a
 * {@link org.plume.weather.History}, {@link org.plume.weather.Members} by members, one lead at a time
 * ({@link org.plume.weather.Rollout}). The packages beneath: {@code io} (files), {@code climate} (what is usual), {@code model}
 * (trained forecasters), {@code baseline}, {@code verify} (scores), {@code task} (what is measured on what), {@code system} and
 * {@code analysis} (equations of motion and states estimated from observations of them), {@code picture}.
 */
@NullMarked
package org.plume.weather;

import org.jspecify.annotations.NullMarked;
