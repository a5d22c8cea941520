package org.plume.policy.plan;

import java.util.Arrays;
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

    /**
     * What goes on from an old chunk, in the vector of a chunk of this horizon whose steps ahead begin at {@code firstStep}. The
     * step before them, from which relative actions begin, is the present.
     */
    Prefix prefix(Continuation continuation, int firstStep, int horizon) {
        double[] present = situation.present();
        double[][] ahead = codec.continued(continuation.actions(), present);
        double[][] path = new double[horizon][];
        int columns = targets.size() / horizon;
        double[] weights = new double[targets.size()];
        for (int k = 0; k < horizon; k++) {
            int step = k - firstStep;
            double weight = step < 0 ? 0 : continuation.weight(step);
            path[k] = weight == 0 ? new double[columns] : ahead[step];
            Arrays.fill(weights, k * columns, (k + 1) * columns, weight);
        }
        if (firstStep > 0) {
            path[firstStep - 1] = codec.origin(present);
            for (int a = 0; a < columns; a++) {
                weights[(firstStep - 1) * columns + a] = codec.isRelative(a) ? 1 : 0;
            }
        }
        return new Prefix(targets.apply(codec.target(path, present)), weights);
    }

    /**
     * A normalised vector with what is known in its place. What follows the frozen actions of a relative coordinate is moved along
     * with them: its displacements, which is what will be executed, stay those that were drawn.
     */
    double[] settle(Prefix prefix, double[] z, int firstStep, int horizon) {
        double[] settled = prefix.settle(z);
        double[] drawn = targets.invert(z);
        double[] known = targets.invert(settled);
        int columns = z.length / horizon;
        for (int a = 0; a < columns; a++) {
            double shift = 0;
            for (int i = a; i < z.length; i += columns) {
                if (!codec.isRelative(a)) {
                    continue;
                }
                if (prefix.isKnown(i)) {
                    shift = i / columns < firstStep ? 0 : known[i] - drawn[i];
                } else {
                    known[i] = drawn[i] + shift;
                }
            }
        }
        double[] moved = targets.apply(known);
        for (int i = 0; i < z.length; i++) {
            moved[i] = prefix.isKnown(i) ? settled[i] : moved[i];
        }
        return moved;
    }

    /** The chunk of a normalised vector. */
    Chunk chunk(double[] z) {
        return codec.chunk(targets.invert(z), situation.frames());
    }

    /** The normalised vector of a chunk. */
    double[] vector(Chunk chunk) {
        return targets.apply(codec.target(chunk.path(), situation.present()));
    }
}
