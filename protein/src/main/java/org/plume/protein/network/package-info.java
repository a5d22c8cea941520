/**
 * The network of sequences: what it learns from ({@link org.plume.protein.network.Corpus}, {@link
 * org.plume.protein.network.SequenceBatches}, {@link org.plume.protein.network.SequenceObjective}) and how it serves
 * ({@link org.plume.protein.network.NetworkModel}).
 */
@NullMarked
package org.plume.protein.network;

import org.jspecify.annotations.NullMarked;
