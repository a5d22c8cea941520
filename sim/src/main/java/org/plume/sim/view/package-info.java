/**
 * What there is to see: an arm, obstacles, a goal, every sampled trajectory, the chosen one bold. Java3D lives here and
 * nowhere else.
 *
 * <p>The caller describes what to show: a {@link org.plume.sim.view.Setting} (arm and scene), and
 * {@link org.plume.sim.view.Moment}s (configuration, path so far, {@link org.plume.sim.view.Candidate}s), which make a
 * {@link org.plume.sim.view.Replay}. {@link org.plume.sim.view.Replays} makes one of an episode and what was drawn on its
 * way ({@link org.plume.sim.view.Draw}, kept by {@link org.plume.sim.view.DrawFile});
 * {@link org.plume.sim.view.StudyFolder} reads those of a study.
 *
 * <p>{@link org.plume.sim.view.Pictures} draws a replay into PNG and GIF files without a window;
 * {@link org.plume.sim.view.Window} shows replays, or a {@link org.plume.sim.view.Live} episode while it happens.
 * {@link org.plume.sim.view.Display} says whether anything can be drawn here, and runs the program again beneath Xvfb
 * where nothing can.
 */
@NullMarked
package org.plume.sim.view;

import org.jspecify.annotations.NullMarked;
