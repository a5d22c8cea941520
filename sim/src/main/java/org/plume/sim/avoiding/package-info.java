/**
 * D3IL's Avoiding (Jia et al. 2024): a rod on a Panda's flange finds its way between six cylinders to a line, by one of
 * 24 ways. {@link org.plume.sim.avoiding.Avoiding} is the task, {@link org.plume.sim.avoiding.AvoidingExpert} writes
 * demonstrations for it, {@link org.plume.sim.avoiding.AvoidingRehearsal} does anybody's again, disturbed. There is no physics engine beneath: the tool follows commands by a law fitted to the human
 * demonstrations ({@link org.plume.sim.avoiding.ToolDynamics}), so every result is "our port".
 */
@NullMarked
package org.plume.sim.avoiding;

import org.jspecify.annotations.NullMarked;
