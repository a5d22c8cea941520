/**
 * One view of flow matching, diffusion and score models. Time runs from t = 0 (noise) to t = 1 (data),
 * x_t = alpha_t x_1 + sigma_t x_0, and whatever a network predicts is a weighted sum of the two ends.
 *
 * <ul>
 *   <li>{@link org.plume.generative.path.Schedule}: alpha and sigma in time ({@code LINEAR}, {@code COSINE},
 *       {@code variancePreserving}, {@code varianceExploding}, {@code karras},
 *       {@link org.plume.generative.path.DiscreteSchedule})
 *   <li>{@link org.plume.generative.path.Parameterization}: what a prediction means
 *   <li>{@link org.plume.generative.path.Endpoints}: the two ends, from x_t and a prediction
 *   <li>{@link org.plume.generative.path.Path}: a schedule with a parameterisation
 * </ul>
 */
@NullMarked
package org.plume.generative.path;

import org.jspecify.annotations.NullMarked;
