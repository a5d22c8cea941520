/**
 * From noise to data: where to stop ({@link org.plume.generative.solve.TimeGrid}) and how to move
 * ({@link org.plume.generative.solve.Solver}).
 *
 * <table>
 * <caption>solvers</caption>
 * <tr><th>solver</th><th>order</th><th>evaluations of n steps</th></tr>
 * <tr><td>{@code OneStage.EULER}</td><td>1</td><td>n</td></tr>
 * <tr><td>{@code OneStage.ddim(eta)}</td><td>1</td><td>n</td></tr>
 * <tr><td>{@code OneStage.ANCESTRAL}</td><td>weak 1</td><td>n</td></tr>
 * <tr><td>{@code TwoStage.heun}</td><td>2</td><td>2n - 1</td></tr>
 * <tr><td>{@code TwoStage.dpmSolver}</td><td>2</td><td>2n - 1</td></tr>
 * <tr><td>{@code MultiStep}</td><td>2</td><td>n</td></tr>
 * <tr><td>{@code ProbabilityFlow} (Dormand and Prince, adaptive)</td><td>5</td><td>as needed</td></tr>
 * </table>
 *
 * {@link org.plume.generative.solve.Walk} is what moves: rows of solvers, or anything else that asks a network step by step.
 * {@link org.plume.generative.solve.PathSampler} puts network, path, grid and solver together;
 * {@link org.plume.generative.solve.ProbabilityFlow} carries densities;
 * {@link org.plume.generative.solve.Rescheduled} reads a network along another schedule than it was trained with;
 * {@link org.plume.generative.solve.Guided} leads a solver's rows toward values that are known;
 * {@link org.plume.generative.solve.Repaint} completes partly known points.
 */
@NullMarked
package org.plume.generative.solve;

import org.jspecify.annotations.NullMarked;
