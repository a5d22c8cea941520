/**
 * Data sets in the plane. {@link org.plume.compare.data.PointSet} draws; where the density is known, {@link
 * org.plume.compare.data.KnownPointSet} says it; {@link org.plume.compare.data.PointSets} has all by name.
 */
@NullMarked
package org.plume.compare.data;

import org.jspecify.annotations.NullMarked;
