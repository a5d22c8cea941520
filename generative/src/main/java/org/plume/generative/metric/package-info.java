/**
 * How far what a model draws is from what it was to draw: {@link org.plume.generative.metric.EnergyDistance} with its
 * permutation test, {@link org.plume.generative.metric.Mmd}, {@link org.plume.generative.metric.Neighbourhoods} (precision
 * and recall), {@link org.plume.generative.metric.Modes} (modes covered), {@link org.plume.generative.metric.Auroc}.
 */
@NullMarked
package org.plume.generative.metric;

import org.jspecify.annotations.NullMarked;
