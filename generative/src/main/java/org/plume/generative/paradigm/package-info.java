/**
 * The ways to represent a distribution, each a few classes over one core: what is minimised ({@link
 * org.plume.generative.paradigm.Phase}, {@link org.plume.generative.paradigm.Lesson}) and what is drawn ({@link
 * org.plume.generative.paradigm.Distribution}).
 */
@NullMarked
package org.plume.generative.paradigm;

import org.jspecify.annotations.NullMarked;
