/**
 * Changed wild types: {@link org.plume.protein.variant.Variant} made of {@link org.plume.protein.variant.Edit}s of a
 * {@link org.plume.protein.variant.WildType}, and tables of them.
 */
@NullMarked
package org.plume.protein.variant;

import org.jspecify.annotations.NullMarked;
