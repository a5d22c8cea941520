/**
 * How a family is learnt: from {@link org.plume.protein.learn.FamilyData}, as a {@link
 * org.plume.protein.learn.ProteinRecipe} says; a {@link org.plume.protein.learn.Lesson} is what one network is trained with.
 */
@NullMarked
package org.plume.protein.learn;

import org.jspecify.annotations.NullMarked;
