/**
 * New sequences: {@link org.plume.protein.generate.Generator} (different ones, by {@link
 * org.plume.protein.generate.Sampling} and {@link org.plume.protein.generate.Filter}), {@link
 * org.plume.protein.generate.Completion} (those that match a {@link org.plume.protein.generate.Constraint}).
 */
@NullMarked
package org.plume.protein.generate;

import org.jspecify.annotations.NullMarked;
