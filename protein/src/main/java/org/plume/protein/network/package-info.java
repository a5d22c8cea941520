/**
 * The networks of sequences: what they learn from, minibatches of a {@link org.plume.protein.network.Corpus}, and how they serve.
 *
 * <ul>
 *   <li>of one reading order: {@link org.plume.protein.network.SequenceBatches}, {@link
 *       org.plume.protein.network.SequenceObjective}, {@link org.plume.protein.network.NetworkModel}
 *   <li>of every order of an alignment's columns: {@link org.plume.protein.network.AnyOrderBatches}, {@link
 *       org.plume.protein.network.AnyOrderObjective}, {@link org.plume.protein.network.AnyOrderModel}
 * </ul>
 */
@NullMarked
package org.plume.protein.network;

import org.jspecify.annotations.NullMarked;
