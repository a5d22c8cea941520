/**
 * Arms and what surrounds them: kinematics, limits, collision, obstacles, demonstrations.
 *
 * <p>An {@link org.plume.arm.Arm} is read from a URDF file ({@link org.plume.arm.Urdf}) or built in
 * ({@link org.plume.arm.Panda}). {@link org.plume.arm.Obstacle} is {@link org.plume.arm.Sphere},
 * {@link org.plume.arm.Cylinder} or {@link org.plume.arm.Box}; {@link org.plume.arm.Goal} is
 * {@link org.plume.arm.JointGoal}, {@link org.plume.arm.PositionGoal} or {@link org.plume.arm.LineGoal}. Lengths are
 * metres, angles radians, and positions lie in the arm's base frame unless a frame is named.
 */
@NullMarked
package org.plume.arm;

import org.jspecify.annotations.NullMarked;
