/** Sequences of a family: alphabets, alignments, models, generation, scoring. */
@NullMarked
package org.plume.protein;

import org.jspecify.annotations.NullMarked;
