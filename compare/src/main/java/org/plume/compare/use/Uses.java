package org.plume.compare.use;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.PointSet;
import org.plume.compare.learn.Budget;
import org.plume.compare.learn.Entrant;
import org.plume.compare.learn.ParadigmTraining;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.Lineup;
import org.plume.generative.paradigm.Paradigm;
import org.plume.training.Trainer;

/**
 * Uses that need a model of p(x | c), trained for them under the same budget.
 *
 * @param naming null where the set has one label
 * @param steering null where the set has no modes
 */
public record Uses(@Nullable Naming naming, @Nullable Steering steering) {

    private static final double TOLD = 0.8;

    /** How many models {@link #of} trains. */
    public static int trainings(PointSet set) {
        return (set.labels() > 1 ? 2 : 0) + (set.modes().isEmpty() ? 0 : 1);
    }

    /**
     * Trains and measures.
     *
     * @param points that are labelled
     */
    public static Uses of(PointSet set, ParadigmTraining training, Budget budget, int points, long seed) {
        Streams streams = new Streams(seed).child(-3);
        return new Uses(
                set.labels() > 1
                        ? naming(set, training.within("labels"), budget, points, seed, streams.child(0))
                        : null,
                set.modes().isEmpty()
                        ? null
                        : steering(new Traits(set), training.within("traits"), budget, seed, streams.child(1)));
    }

    private static Naming naming(
            PointSet set, ParadigmTraining training, Budget budget, int points, long seed, Streams streams) {
        Path work = training.work().resolve("classifier");
        Trainer trainer = new Trainer(training.engine(), work, budget.steps(), training.progress());
        try (Entrant generative = training.train(only("autoregressive"), set, budget, 1, seed);
                Classifier discriminative = Classifier.train(set, trainer, budget, seed)) {
            return Naming.of(generative, discriminative, set, points, streams);
        }
    }

    private static Steering steering(
            Traits traits, ParadigmTraining training, Budget budget, long seed, Streams streams) {
        try (Entrant told = training.train(only("flow-matching"), traits, budget, TOLD, seed)) {
            return Steering.of(told, traits, streams);
        }
    }

    private static Paradigm only(String name) {
        return Lineup.PLANE.named(name);
    }
}
