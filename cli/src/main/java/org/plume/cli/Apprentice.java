package org.plume.cli;

import java.nio.file.Path;
import java.util.Map;
import org.plume.arm.Demonstrations;
import org.plume.generative.nn.Tensor;
import org.plume.policy.PolicyDescription;
import org.plume.policy.learn.ParadigmLearning;
import org.plume.policy.learn.PolicyTraining;
import org.plume.policy.method.OfParadigm;
import org.plume.training.Engine;
import org.plume.training.ParadigmTrainer;
import org.plume.training.Progress;
import org.plume.training.Trained;
import org.plume.training.Trainer;

/**
 * Trains policies in a work folder.
 *
 * @param engine that evaluates
 * @param work where checkpoints lie
 * @param progress is told of each stretch
 */
record Apprentice(Engine engine, Path work, Progress progress) {

    private static final long CHECKPOINT_EVERY = 1000;

    /**
     * What was learned.
     *
     * @param weights averaged, by parameter name
     * @param steps optimiser steps
     */
    record Taught(PolicyDescription description, Map<String, Tensor> weights, long steps) {}

    /** @param facts what else identifies the run */
    Taught learn(Recipe recipe, Demonstrations shown, Map<String, String> facts, long seed) {
        if (recipe.spec().method() instanceof OfParadigm) {
            ParadigmLearning learning = ParadigmLearning.of(recipe.spec(), shown, seed);
            long steps = recipe.plan().steps();
            ParadigmTrainer trainer = new ParadigmTrainer(engine, work, CHECKPOINT_EVERY, progress);
            return new Taught(
                    learning.description(),
                    trainer.train(
                                    learning.paradigm(),
                                    learning.space(),
                                    learning.examples(),
                                    steps,
                                    recipe.batch(),
                                    facts,
                                    seed)
                            .weights(),
                    steps);
        }
        PolicyTraining training = PolicyTraining.of(recipe.spec(), shown, recipe.batch(), seed);
        Trained trained = new Trainer(engine, work, CHECKPOINT_EVERY, progress)
                .train(training.objective(), recipe.plan(), training.batches(), facts);
        return new Taught(training.description(), trained.averaged(), trained.steps());
    }
}
