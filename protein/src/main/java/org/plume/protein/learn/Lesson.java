package org.plume.protein.learn;

import java.util.List;
import java.util.Map;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.net.AnyOrderNetwork;
import org.plume.generative.nn.net.CausalMixer;
import org.plume.protein.model.Order;
import org.plume.protein.network.AnyOrderBatches;
import org.plume.protein.network.AnyOrderObjective;
import org.plume.protein.network.Corpus;
import org.plume.protein.network.SequenceBatches;
import org.plume.protein.network.SequenceObjective;

/**
 * What one network learns from.
 *
 * @param objective that is made small
 * @param batches to learn from
 * @param heldOut validation sequences, for a stopping rule
 * @param beginning its initial weights
 */
public record Lesson(
        Objective objective, Batches batches, List<Map<String, Tensor>> heldOut, Map<String, Tensor> beginning) {

    /**
     * The lesson of a network.
     *
     * @param order in which it reads; one of any order is shown columns in order of their own
     * @param streams of its minibatches
     * @param seed of its initial weights
     */
    public static Lesson of(ProteinRecipe recipe, FamilyData data, Order order, Streams streams, long seed) {
        Corpus training = data.corpus(data.split().training(), order);
        Corpus validation = data.corpus(data.split().validation(), order);
        Map<String, Tensor> beginning = Beginning.of(recipe.network(), training, seed);
        int batch = recipe.batch();
        if (recipe.network() instanceof AnyOrderNetwork any) {
            return new Lesson(
                    new AnyOrderObjective(any),
                    new AnyOrderBatches(training, any, batch, recipe.dropout().channels(), streams),
                    AnyOrderBatches.heldOut(validation, any, batch),
                    beginning);
        }
        CausalMixer mixer = (CausalMixer) recipe.network();
        int steps = mixer.context();
        return new Lesson(
                new SequenceObjective(mixer, steps),
                new SequenceBatches(training, mixer, steps, batch, recipe.dropout(), streams),
                SequenceBatches.heldOut(validation, mixer, steps, batch),
                beginning);
    }
}
