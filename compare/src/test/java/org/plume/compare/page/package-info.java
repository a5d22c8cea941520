/** The page in a browser. */
@NullMarked
package org.plume.compare.page;

import org.jspecify.annotations.NullMarked;
