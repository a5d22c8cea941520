/** Situations and chunks as the vectors that a network sees, and back. */
@NullMarked
package org.plume.policy.encode;

import org.jspecify.annotations.NullMarked;
