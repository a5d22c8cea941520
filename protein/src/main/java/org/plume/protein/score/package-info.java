/** Scores and what they are worth: {@link org.plume.protein.score.AssayMetrics}. */
@NullMarked
package org.plume.protein.score;

import org.jspecify.annotations.NullMarked;
