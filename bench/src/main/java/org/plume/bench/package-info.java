/**
 * Speed: {@code policy} and {@code training} beside PyTorch in one run, {@code server} under load, and JMH for the parts.
 * {@link org.plume.bench.peer} takes turns with the peer.
 */
@NullMarked
package org.plume.bench;

import org.jspecify.annotations.NullMarked;
