package org.plume.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.plume.generative.nn.Tensor;
import org.plume.training.Engine;
import org.plume.training.ParadigmTrainer;
import org.plume.training.Trained;
import org.plume.training.Trainer;
import org.plume.weather.model.ForecastTraining;
import org.plume.weather.model.OfParadigm;
import org.plume.weather.model.ParadigmStage;
import org.plume.weather.task.Recipe;

/**
 * Trains forecasters in a work folder: a deterministic mean first where the method has one, then the networks that draw.
 *
 * @param engine that evaluates
 * @param work where checkpoints lie, each stage in a folder of its own
 * @param facts what else identifies the run
 * @param seed of the first network; the others have the next ones
 */
record WeatherTraining(Engine engine, Path work, Map<String, String> facts, long seed) {

    private static final long CHECKPOINT_EVERY = 250;

    /**
     * What was learnt.
     *
     * @param mean weights of the deterministic mean; empty where there is none
     * @param scale the deviation of what it leaves, {@code [entries]}; empty where there is none
     * @param weights of each network that draws
     * @param steps optimiser steps of them all
     */
    record Learnt(Map<String, Tensor> mean, double[] scale, List<Map<String, Tensor>> weights, long steps) {}

    Learnt learn(Recipe recipe, ForecastTraining training) {
        Map<String, Tensor> mean = recipe.spec().method().hasMean() ? mean(recipe, training) : Map.of();
        return recipe.spec().method() instanceof OfParadigm
                ? byParadigm(recipe, training.byParadigm(mean))
                : byNetworks(recipe, training, mean);
    }

    private Map<String, Tensor> mean(Recipe recipe, ForecastTraining training) {
        ForecastTraining.Stage stage = training.mean();
        return trainer("mean")
                .train(stage.objective(), recipe.plan(true, seed), stage.batches(), facts)
                .averaged();
    }

    private Learnt byNetworks(Recipe recipe, ForecastTraining training, Map<String, Tensor> mean) {
        double[] scale = new double[0];
        List<Map<String, Tensor>> weights = new ArrayList<>();
        long steps = 0;
        for (int i = 0; i < recipe.networks(); i++) {
            ForecastTraining.Drawing drawing = training.drawing(mean, recipe.steps(), i);
            scale = drawing.scale();
            ForecastTraining.Stage stage = drawing.run();
            Trained drawn = trainer(numbered("drawing", i))
                    .train(stage.objective(), recipe.plan(false, seed + i), stage.batches(), facts);
            steps += drawn.steps();
            if (recipe.rollout().leads() > 1) {
                ForecastTraining.Stage later =
                        training.rollout(drawn.averaged(), recipe.rollout().leads(), i);
                drawn = trainer(numbered("rollout", i))
                        .train(later.objective(), recipe.later(seed + i), later.batches(), facts, drawn.averaged());
                steps += drawn.steps();
            }
            weights.add(drawn.averaged());
        }
        return new Learnt(mean, scale, weights, steps);
    }

    private Learnt byParadigm(Recipe recipe, ParadigmStage stage) {
        List<Map<String, Tensor>> weights = new ArrayList<>();
        for (int i = 0; i < recipe.networks(); i++) {
            Path folder = work.resolve(numbered("drawing", i));
            weights.add(new ParadigmTrainer(engine, folder, CHECKPOINT_EVERY, Terminal.progress())
                    .train(
                            stage.paradigm(),
                            stage.space(),
                            stage.examples(),
                            recipe.steps(),
                            recipe.rows(),
                            facts,
                            seed + i)
                    .weights());
        }
        return new Learnt(stage.mean(), stage.scale(), weights, recipe.steps() * recipe.networks());
    }

    private Trainer trainer(String stage) {
        return new Trainer(engine, work.resolve(stage), CHECKPOINT_EVERY, Terminal.progress());
    }

    private static String numbered(String stage, int network) {
        return network == 0 ? stage : stage + "-" + network;
    }
}
