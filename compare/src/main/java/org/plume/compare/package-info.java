/** Every way to represent a distribution, on the same data, under the same budget, measured side by side. */
@NullMarked
package org.plume.compare;

import org.jspecify.annotations.NullMarked;
