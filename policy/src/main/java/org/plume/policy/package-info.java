/**
 * p(action chunk | observations): what a robot may do next, drawn many times, priced, grouped and chosen.
 *
 * <table>
 * <caption>from a situation to a choice</caption>
 * <tr><th>type</th><th>role</th></tr>
 * <tr><td>{@link org.plume.policy.Situation}</td><td>what is seen: frames, goal, obstacles</td></tr>
 * <tr><td>{@link org.plume.policy.PolicySpec}</td><td>what a policy sees and gives; part of its model folder</td></tr>
 * <tr><td>{@link org.plume.policy.Chunk}</td><td>one plausible future: a path, and the actions that command it</td></tr>
 * </table>
 *
 * The packages beneath: {@code encode} (situations and chunks as network vectors), {@code learn} (objectives and
 * minibatches), {@code method} (flow, diffusion, cloning, cvae, mixture), {@code cost} (what a path costs and whether it may be
 * taken), {@code mode} (groups of paths), {@code plan} (drawing, choosing, going on along what was chosen).
 */
@NullMarked
package org.plume.policy;

import org.jspecify.annotations.NullMarked;
