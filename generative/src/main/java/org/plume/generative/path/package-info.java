/** Schedules and what a network may predict: one view of flow matching, diffusion and score models. */
@NullMarked
package org.plume.generative.path;

import org.jspecify.annotations.NullMarked;
