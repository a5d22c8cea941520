/**
 * From a loaded model to a choice.
 *
 * <table>
 * <caption>types</caption>
 * <tr><th>type</th><th>role</th></tr>
 * <tr><td>{@link org.plume.policy.plan.Policy}</td><td>p(chunk | situation) of a model folder</td></tr>
 * <tr><td>{@link org.plume.policy.plan.ActionDistribution}</td><td>what it gives for one situation; its other
 * interfaces tell what else the model can do</td></tr>
 * <tr><td>{@link org.plume.policy.plan.Planner}</td><td>draws, prices, groups, chooses</td></tr>
 * <tr><td>{@link org.plume.policy.plan.Prepared}, {@link org.plume.policy.plan.Planning}</td><td>the same step by step,
 * for whoever asks the network for several requests at once</td></tr>
 * <tr><td>{@link org.plume.policy.plan.Continuation}</td><td>what a new chunk goes on from</td></tr>
 * <tr><td>{@link org.plume.policy.plan.RecedingHorizon}</td><td>executes the head of the choice and asks again</td></tr>
 * <tr><td>{@link org.plume.policy.plan.DelayedHorizon}</td><td>the same where answers come late</td></tr>
 * </table>
 */
@NullMarked
package org.plume.policy.plan;

import org.jspecify.annotations.NullMarked;
