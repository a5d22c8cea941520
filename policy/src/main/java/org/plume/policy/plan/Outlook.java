package org.plume.policy.plan;

import org.plume.policy.Chunk;
import org.plume.policy.Normalization;
import org.plume.policy.Situation;
import org.plume.policy.encode.ChunkCodec;

/**
 * One situation as a network sees it, and chunks as it answers them.
 *
 * @param situation what is seen
 * @param condition of the network
 * @param codec from and to vectors
 * @param targets normalisation of those vectors
 */
record Outlook(Situation situation, float[] condition, ChunkCodec codec, Normalization targets) {

    /** The chunk of a normalised vector. */
    Chunk chunk(double[] z) {
        return codec.chunk(targets.invert(z), situation.frames());
    }

    /** The normalised vector of a chunk. */
    double[] vector(Chunk chunk) {
        return targets.apply(codec.target(chunk.path(), situation.present()));
    }
}
