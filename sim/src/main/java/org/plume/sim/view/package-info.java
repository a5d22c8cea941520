/**
 * What there is to see: an arm, obstacles, a goal, every sampled trajectory, the chosen one bold. Java3D lives here and
 * nowhere else.
 *
 * <p>The caller describes what to show: a {@link org.plume.sim.view.Setting} (arm and scene), and
 * {@link org.plume.sim.view.Moment}s (configuration, path so far, {@link org.plume.sim.view.Candidate}s), which make a
 * {@link org.plume.sim.view.Replay}. {@link org.plume.sim.view.Pictures} draws it into PNG and GIF files without a
 * window. {@link org.plume.sim.view.Display} says whether anything can be drawn here, and runs the program again beneath
 * Xvfb where nothing can.
 */
@NullMarked
package org.plume.sim.view;

import org.jspecify.annotations.NullMarked;
