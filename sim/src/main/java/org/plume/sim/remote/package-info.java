/**
 * A client of the policy server: a robot, a study or a window asks it for trajectories.
 *
 * <table>
 * <caption>types</caption>
 * <tr><th>type</th><th>role</th></tr>
 * <tr><td>{@link org.plume.sim.remote.RemoteServer}</td><td>a connection; lists and describes models</td></tr>
 * <tr><td>{@link org.plume.sim.remote.RemotePolicy}</td><td>one of its policies; samples</td></tr>
 * <tr><td>{@link org.plume.sim.remote.RemoteController}</td><td>drives an episode with it</td></tr>
 * <tr><td>{@link org.plume.sim.remote.RemoteSession}</td><td>a robot in the loop: observations out, chunks in</td></tr>
 * <tr><td>{@link org.plume.sim.remote.Playback}</td><td>the chunk that is executed</td></tr>
 * <tr><td>{@link org.plume.sim.remote.SessionController}</td><td>drives an episode through a session</td></tr>
 * </table>
 */
@NullMarked
package org.plume.sim.remote;

import org.jspecify.annotations.NullMarked;
