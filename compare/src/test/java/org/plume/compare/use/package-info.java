/** Uses of distributions. */
@NullMarked
package org.plume.compare.use;

import org.jspecify.annotations.NullMarked;
