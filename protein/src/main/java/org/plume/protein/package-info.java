/**
 * p(sequence | family): {@link org.plume.protein.Alphabet} and {@link org.plume.protein.Sequence}. The packages beneath:
 * {@code io} (files), {@code family} (weights, clusters, splits), {@code variant} (changed wild types), {@code model} (what
 * autoregressive models share), {@code baseline}, {@code network}, {@code learn} (what a training run needs), {@code
 * ensemble} (model folders), {@code generate}, {@code score}, {@code synthetic} (a family whose likelihood is known).
 */
@NullMarked
package org.plume.protein;

import org.jspecify.annotations.NullMarked;
