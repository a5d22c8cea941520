/** Families with a known likelihood: {@link org.plume.protein.synthetic.HiddenMarkovFamily}. */
@NullMarked
package org.plume.protein.synthetic;

import org.jspecify.annotations.NullMarked;
