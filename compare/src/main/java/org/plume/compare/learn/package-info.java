/** Training of paradigms on point sets. */
@NullMarked
package org.plume.compare.learn;

import org.jspecify.annotations.NullMarked;
