/** Demonstrations as minibatches: windows with padding, and disturbed starts that lead back to the demonstrated path. */
@NullMarked
package org.plume.policy.learn;

import org.jspecify.annotations.NullMarked;
