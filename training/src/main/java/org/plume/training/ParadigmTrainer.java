package org.plume.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.plume.generative.Streams;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Plan;
import org.plume.generative.learn.Turn;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.paradigm.Examples;
import org.plume.generative.paradigm.Lesson;
import org.plume.generative.paradigm.Numbers;
import org.plume.generative.paradigm.Pace;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Phase;
import org.plume.generative.paradigm.Space;

/**
 * Trains a paradigm, phase by phase, each in a folder of its own, so that a run that was killed goes on.
 *
 * @param engine that evaluates
 * @param work where checkpoints lie
 * @param checkpointEvery steps from one checkpoint to the next
 * @param progress is told of each phase
 */
public record ParadigmTrainer(Engine engine, Path work, long checkpointEvery, Progress progress) {

    /**
     * What was learned.
     *
     * @param weights averaged, by parameter name, of all phases
     * @param seconds that training took, in all sittings
     */
    public record Learned(Map<String, Tensor> weights, double seconds) {}

    /**
     * Trains to the end.
     *
     * @param steps optimiser steps, of all phases together
     * @param rows of a minibatch
     * @param facts what else identifies the run
     * @param seed of weights and minibatches
     */
    public Learned train(
            Paradigm paradigm,
            Space space,
            Examples examples,
            long steps,
            int rows,
            Map<String, String> facts,
            long seed) {
        paradigm.require(space);
        Map<String, Tensor> learned = new LinkedHashMap<>();
        double seconds = 0;
        int number = 0;
        for (Phase phase : paradigm.phases(space)) {
            Streams streams = new Streams(seed).child(number);
            Plan plan = plan(Math.max(2, Math.round(phase.share() * steps)), phase.pace(), seed);
            List<Lesson> lessons = phase.lessons(Map.copyOf(learned));
            List<Turn> turns = lessons.stream()
                    .map(lesson -> new Turn(
                            lesson.objective(),
                            new Rows(examples, lesson.numbers(), space.condition(), rows, streams),
                            lesson.repeats()))
                    .toList();
            Map<String, Tensor> initial = new LinkedHashMap<>();
            turns.forEach(
                    turn -> initial.putAll(Parameters.initial(turn.objective().graph(), seed)));
            learned.forEach((name, value) -> initial.computeIfPresent(name, (n, drawn) -> value));
            Path folder = work.resolve(paradigm.name() + "-" + number);
            Trainer trainer = new Trainer(engine, folder, Math.min(plan.steps(), checkpointEvery), progress);
            Stopwatch watch = Stopwatch.start(folder.resolve("seconds"));
            learned.putAll(trainer.train(turns, plan, facts, initial).averaged());
            seconds += watch.stop();
            lessons.forEach(lesson -> lesson.numbers().close());
            number++;
        }
        return new Learned(learned, seconds);
    }

    /** So many steps at the pace, a fiftieth of them to warm up. */
    public static Plan plan(long steps, Pace pace, long seed) {
        return new Plan(
                steps, pace.learningRate(), steps / 50, pace.beta1(), pace.beta2(), 1e-4, 1, pace.averaging(), seed);
    }

    /** Minibatches of fresh examples; stream n draws the batch of step n. */
    private record Rows(Examples examples, Numbers numbers, int conditionSize, int rows, Streams streams)
            implements Batches {

        @Override
        public Map<String, Tensor> at(long step) {
            RandomGenerator rng = streams.at(step);
            double[][] x = new double[rows][];
            float[] condition = new float[rows * conditionSize];
            for (int r = 0; r < rows; r++) {
                Examples.Example example = examples.draw(rng);
                x[r] = example.x();
                System.arraycopy(example.condition(), 0, condition, r * conditionSize, conditionSize);
            }
            return numbers.of(x, Tensor.of(condition, rows, conditionSize), rng);
        }
    }
}
