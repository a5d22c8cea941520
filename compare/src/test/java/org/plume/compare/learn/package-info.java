/** What is trained. */
@NullMarked
package org.plume.compare.learn;

import org.jspecify.annotations.NullMarked;
