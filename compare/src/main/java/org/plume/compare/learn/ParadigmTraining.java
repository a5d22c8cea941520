package org.plume.compare.learn;

import java.nio.file.Path;
import java.util.Map;
import org.plume.compare.data.PointSet;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Space;
import org.plume.training.Engine;
import org.plume.training.ParadigmTrainer;
import org.plume.training.Progress;

/**
 * Trains a paradigm on points. The condition is the label as an indicator vector; where it is left out, zeros.
 *
 * @param engine that evaluates
 * @param work where checkpoints lie
 * @param progress is told of each phase
 */
public record ParadigmTraining(Engine engine, Path work, Progress progress) {

    /** The same in a folder within. */
    public ParadigmTraining within(String folder) {
        return new ParadigmTraining(engine, work.resolve(folder), progress);
    }

    /**
     * The trained paradigm, open for use.
     *
     * @param labelled share of points that are told with their label
     */
    public Entrant train(Paradigm paradigm, PointSet set, Budget budget, double labelled, long seed) {
        Space space = set.space();
        Examples examples = rng -> {
            PointSet.Labelled point = set.draw(rng);
            float[] condition = space.nothing();
            if (rng.nextDouble() < labelled) {
                condition[point.label()] = 1;
            }
            return new Examples.Example(point.x(), condition);
        };
        ParadigmTrainer trainer = new ParadigmTrainer(engine, work, budget.steps(), progress);
        ParadigmTrainer.Learned learned = trainer.train(
                paradigm,
                space,
                examples,
                budget.steps(),
                budget.rows(),
                Map.of("paradigm", paradigm.name(), "set", set.name()),
                seed);
        long parameters = learned.weights().values().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
        return new Entrant(paradigm, space, paradigm.open(space, learned.weights()), parameters, learned.seconds());
    }
}
