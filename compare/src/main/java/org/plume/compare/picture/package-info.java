/** What is drawn of a trained paradigm. */
@NullMarked
package org.plume.compare.picture;

import org.jspecify.annotations.NullMarked;
