package org.plume.compare.learn;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.plume.compare.data.PointSet;
import org.plume.generative.Streams;
import org.plume.generative.learn.Plan;
import org.plume.generative.learn.Turn;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Tensor;
import org.plume.generative.paradigm.Lesson;
import org.plume.generative.paradigm.Paradigm;
import org.plume.generative.paradigm.Phase;
import org.plume.generative.paradigm.Space;
import org.plume.training.Engine;
import org.plume.training.Progress;
import org.plume.training.Trainer;

/**
 * Trains a paradigm, phase by phase, each in a folder of its own, so that a run that was killed goes on.
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
        Space space = new Space(set.size(), set.labels());
        Map<String, Tensor> learned = new LinkedHashMap<>();
        double seconds = 0;
        int number = 0;
        for (Phase phase : paradigm.phases(space)) {
            Plan plan = budget.plan(phase, seed);
            Streams streams = new Streams(seed).child(number);
            List<Lesson> lessons = phase.lessons(Map.copyOf(learned));
            List<Turn> turns = lessons.stream()
                    .map(lesson -> turn(lesson, set, budget, labelled, streams))
                    .toList();
            Map<String, Tensor> initial = new LinkedHashMap<>();
            turns.forEach(
                    turn -> initial.putAll(Parameters.initial(turn.objective().graph(), seed)));
            learned.forEach((name, value) -> initial.computeIfPresent(name, (n, drawn) -> value));
            Path folder = work.resolve(paradigm.name() + "-" + number);
            Trainer trainer = new Trainer(engine, folder, plan.steps(), progress);
            Map<String, String> facts = Map.of("paradigm", paradigm.name(), "set", set.name());
            Stopwatch watch = Stopwatch.start(folder.resolve("seconds"));
            learned.putAll(trainer.train(turns, plan, facts, initial).averaged());
            seconds += watch.stop();
            lessons.forEach(lesson -> lesson.numbers().close());
            number++;
        }
        long parameters = learned.values().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
        return new Entrant(paradigm, space, paradigm.open(space, learned), parameters, seconds);
    }

    private static Turn turn(Lesson lesson, PointSet set, Budget budget, double labelled, Streams streams) {
        return new Turn(
                lesson.objective(),
                new PointBatches(set, lesson.numbers(), budget.rows(), labelled, streams),
                lesson.repeats());
    }
}
