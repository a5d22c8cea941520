/**
 * Tasks, the episodes that are run on them, and what is measured; without a screen.
 *
 * <p>A {@link org.plume.sim.Task} starts {@link org.plume.sim.Simulation}s; a {@link org.plume.sim.Controller} sees
 * what is {@link org.plume.sim.Sensed} and answers with actions; a {@link org.plume.sim.Study} runs many episodes and
 * returns {@link org.plume.sim.EpisodeResult}s, which {@link org.plume.sim.TaskStatistics} condenses and
 * {@link org.plume.sim.EpisodeTable} and {@link org.plume.sim.TrajectoryFile} keep.
 *
 * <table>
 * <caption>implementations</caption>
 * <tr><th>interface</th><th>implementations</th></tr>
 * <tr><td>{@link org.plume.sim.Task}</td><td>found by {@link org.plume.sim.Tasks}: {@code avoiding.Avoiding}, {@code
 * reach.Reach}, and any other that is declared as a service</td></tr>
 * <tr><td>{@link org.plume.sim.ControllerFactory}</td><td>{@link org.plume.sim.DemonstrationReplay}, the wrapper
 * {@link org.plume.sim.Latency#timing}, and whatever a caller passes as a method reference</td></tr>
 * <tr><td>{@link org.plume.sim.Expert}, {@link org.plume.sim.Rehearsal}</td><td>a task's own:
 * {@link org.plume.sim.Task#expert}, {@link org.plume.sim.Task#rehearsal}</td></tr>
 * </table>
 */
@NullMarked
package org.plume.sim;

import org.jspecify.annotations.NullMarked;
