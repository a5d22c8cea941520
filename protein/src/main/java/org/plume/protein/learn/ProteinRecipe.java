package org.plume.protein.learn;

import org.plume.generative.learn.Plan;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.generative.nn.net.SequenceNetwork;
import org.plume.protein.Alphabet;
import org.plume.protein.network.SequenceBatches;
import org.plume.protein.network.Tokens;

/**
 * What a network of a family is trained with.
 *
 * @param network its shape
 * @param plan how long and how fast
 * @param batch sequences of a minibatch
 * @param dropout what is hidden
 * @param every steps between two looks at the validation sequences
 * @param patience looks without a new best that end the run
 */
public record ProteinRecipe(
        SequenceNetwork network, Plan plan, int batch, SequenceBatches.Dropout dropout, long every, int patience) {

    /** The longest stretch that a network without an alignment is trained on at once. */
    private static final int LONGEST = 512;

    /**
     * Sizes that a command line may change.
     *
     * @param width of the stream
     * @param inner mixed channels
     * @param layers blocks
     * @param heads mixings of a layer
     */
    public record Size(int width, int inner, int layers, int heads) {}

    /** The network for the data, of the size. */
    public static CausalMixer network(FamilyData data, Size size) {
        int tokens = Tokens.count(data.names().size());
        int context = data.aligned() ? data.longest() : Math.min(LONGEST, Math.max(16, data.longest()));
        int reach = data.aligned() ? 1 : Math.min(64, context - 1);
        return new CausalMixer(
                context,
                data.aligned(),
                tokens,
                Alphabet.SYMBOLS,
                size.width(),
                size.inner(),
                size.layers(),
                size.heads(),
                reach);
    }

    /** A network of any order for the columns of the data. */
    public static AnyOrderNetwork anyOrder(FamilyData data, int hidden, int layers) {
        if (!data.aligned()) {
            throw new IllegalArgumentException(
                    "a network of any order must have the columns of one alignment; read from the ends without one");
        }
        return new AnyOrderNetwork(data.longest(), Alphabet.UNKNOWN + 1, Alphabet.SYMBOLS, hidden, layers);
    }

    /** AdamW with averaged weights. */
    public static Plan plan(long steps, double learningRate, double weightDecay, long seed) {
        return new Plan(steps, learningRate, Math.min(200, steps / 4), 0.9, 0.98, weightDecay, 1, 0.995, seed);
    }
}
