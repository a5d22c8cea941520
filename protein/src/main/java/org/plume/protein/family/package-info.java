/**
 * Families of sequences: {@link org.plume.protein.family.Family} (an alignment or not), {@link
 * org.plume.protein.family.Neighbourhood} (weights and clusters) by a {@link org.plume.protein.family.Similarity}
 * ({@link org.plume.protein.family.ColumnIdentity} or shared words), {@link org.plume.protein.family.Split} by cluster.
 */
@NullMarked
package org.plume.protein.family;

import org.jspecify.annotations.NullMarked;
