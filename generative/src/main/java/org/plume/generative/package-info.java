/**
 * What a model can do, told by its type.
 *
 * <table>
 * <caption>capabilities</caption>
 * <tr><th>interface</th><th>promise</th></tr>
 * <tr><td>{@link org.plume.generative.Sampler}</td><td>draws x ~ p</td></tr>
 * <tr><td>{@link org.plume.generative.Density}</td><td>log p(x), exact</td></tr>
 * <tr><td>{@link org.plume.generative.DensityEstimator}</td><td>an unbiased estimate of log p(x)</td></tr>
 * <tr><td>{@link org.plume.generative.Elbo}</td><td>a lower bound of log p(x)</td></tr>
 * <tr><td>{@link org.plume.generative.Inpainter}</td><td>draws x ~ p(. | some coordinates)</td></tr>
 * <tr><td>{@link org.plume.generative.Conditional}</td><td>p(. | c)</td></tr>
 * </table>
 *
 * The packages beneath: {@code path} (schedules and what a network may predict), {@code solve} (time grids and
 * solvers), {@code nn} (networks written once), {@code learn} (what a training run needs to know), {@code model} (model
 * folders).
 */
@NullMarked
package org.plume.generative;

import org.jspecify.annotations.NullMarked;
