/**
 * How a family is learnt: {@link org.plume.protein.learn.FamilyData} and {@link org.plume.protein.learn.ProteinRecipe}.
 */
@NullMarked
package org.plume.protein.learn;

import org.jspecify.annotations.NullMarked;
