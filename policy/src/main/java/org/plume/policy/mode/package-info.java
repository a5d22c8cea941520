/** Modes: which of the sampled paths are the same way, told apart by gaps between them and by what stands in between. */
@NullMarked
package org.plume.policy.mode;

import org.jspecify.annotations.NullMarked;
