/** Two contenders take turns, so that what else the machine does meets both. */
@NullMarked
package org.plume.bench.peer;

import org.jspecify.annotations.NullMarked;
