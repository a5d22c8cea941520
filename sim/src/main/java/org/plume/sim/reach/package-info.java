/**
 * The task {@link org.plume.sim.reach.Reach}: the 7-joint arm from one configuration to another among obstacles.
 *
 * <p>A {@code ProblemGenerator} draws {@link org.plume.sim.reach.Problem}s and keeps those in which a {@code WayFinder}
 * finds {@link org.plume.sim.reach.Way}s on several sides of the obstacles, which {@code Passing} tells apart and
 * {@code PathOptimiser} pulls taut; {@link org.plume.sim.reach.ReachExpert} walks them.
 *
 * <p>{@link org.plume.sim.reach.ProblemFiles} and {@link org.plume.sim.reach.MotionBenchMaker} read problems from elsewhere,
 * which {@link org.plume.sim.reach.GivenProblems} sets to any arm.
 */
@NullMarked
package org.plume.sim.reach;

import org.jspecify.annotations.NullMarked;
