package org.plume.generative.paradigm;

import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Graph;
import org.plume.generative.nn.Tensor;

/**
 * A way to represent p(x | c) over R^d: an objective, and a procedure that samples. What else the trained model can do is
 * told by the interfaces of {@link org.plume.generative} that its {@link Model#given} answers.
 */
public interface Paradigm {

    /** As the command line says it. */
    String name();

    /** One line: what is minimised. */
    String objective();

    /** One line: how a sample comes about. */
    String procedure();

    /** Whether the trained model is a {@link DistributionModel}. */
    default boolean samples() {
        return true;
    }

    /** Whether it can represent a distribution over letters; the others want real numbers. */
    default boolean overLetters() {
        return false;
    }

    /**
     * Refuses what it cannot represent, before anything is trained.
     *
     * @throws IllegalArgumentException naming what it lacks
     */
    default void require(Space space) {
        if (space.letters() > 0 && !overLetters()) {
            throw new IllegalArgumentException("paradigm " + name()
                    + " can learn NUMBERS but has no LETTERS: entries must be" + " real numbers, were one of "
                    + space.letters() + " letters each; autoregressive has them");
        }
    }

    /** What is trained, in order. Data is expected to be standardised. */
    List<Phase> phases(Space space);

    /** The networks of the trained model, by name: what is stored of it. */
    Map<String, Graph> graphs(Space space);

    /** Opens what was trained. */
    Model open(Space space, Map<String, Tensor> weights);
}
