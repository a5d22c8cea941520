/**
 * What autoregressive models of sequences share: {@link org.plume.protein.model.Autoregressive} says log p of readings,
 * {@link org.plume.protein.model.Decoder} reads symbol by symbol, an {@link org.plume.protein.model.Order} says which
 * symbol comes when, and a {@link org.plume.protein.model.Member} is a model with its order. {@link
 * org.plume.protein.model.MeanOfConditionals} makes one model of several.
 */
@NullMarked
package org.plume.protein.model;

import org.jspecify.annotations.NullMarked;
