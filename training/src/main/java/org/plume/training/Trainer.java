package org.plume.training;

import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.generative.learn.Plan;
import org.plume.generative.learn.StoppingRule;
import org.plume.generative.learn.Turn;
import org.plume.generative.model.Sha256;
import org.plume.generative.nn.Parameters;
import org.plume.generative.nn.Recording;
import org.plume.generative.nn.Tensor;
import org.plume.generative.nn.onnx.OnnxFile;

/**
 * Trains in a work folder, which holds {@code metrics.csv} and the last two checkpoints. Killed at any moment, the same
 * call goes on from the last checkpoint and ends with the same weights, to the bit, as if it had not been: minibatches
 * are a function of the step, and the checkpoint holds all else. Interrupting the thread stops it after a checkpoint.
 */
public final class Trainer {

    private final Engine engine;
    private final Path work;
    private final long checkpointEvery;
    private final Progress progress;
    private final UnaryOperator<WritableByteChannel> disk;

    /**
     * A trainer.
     *
     * @param work a folder of this run's own; made if absent
     * @param checkpointEvery steps from one checkpoint to the next; the last step has one too
     */
    public Trainer(Engine engine, Path work, long checkpointEvery, Progress progress) {
        this(engine, work, checkpointEvery, progress, UnaryOperator.identity());
    }

    Trainer(
            Engine engine,
            Path work,
            long checkpointEvery,
            Progress progress,
            UnaryOperator<WritableByteChannel> disk) {
        if (checkpointEvery < 1) {
            throw new IllegalArgumentException("checkpointEvery must be >= 1, was " + checkpointEvery);
        }
        this.engine = engine;
        this.work = work;
        this.checkpointEvery = checkpointEvery;
        this.progress = progress;
        this.disk = disk;
    }

    /** {@link #train(Objective, Plan, Batches, Map, Map)} from initial weights drawn by the plan's seed. */
    public Trained train(Objective objective, Plan plan, Batches batches, Map<String, String> facts) {
        return train(objective, plan, batches, facts, Parameters.initial(objective.graph(), plan.seed()));
    }

    /** {@link #train(List, Plan, StoppingRule, Map, Map)} of one objective, without a stopping rule. */
    public Trained train(
            Objective objective, Plan plan, Batches batches, Map<String, String> facts, Map<String, Tensor> initial) {
        return train(List.of(new Turn(objective, batches, 1)), plan, facts, initial);
    }

    /** {@link #train(List, Plan, StoppingRule, Map, Map)} without a stopping rule. */
    public Trained train(List<Turn> turns, Plan plan, Map<String, String> facts, Map<String, Tensor> initial) {
        return train(turns, plan, null, facts, initial);
    }

    /**
     * Trains to the end of the plan, by turns: each moves the parameters that its objective trains. A stopping rule may end
     * it before; then what is served is the best look's.
     *
     * @param plan of all turns together; each has its own share of the steps, the warm-up and the schedule
     * @param rule looks at the objective of the first turn; null: none
     * @param facts what else identifies the run, for instance the hash of its data; a run goes on only under the same
     * @param initial the weights to start from, by parameter name
     * @throws IllegalArgumentException if the folder holds another run, naming what differs, or only damaged checkpoints
     * @throws ArithmeticException if the loss or its gradient ceases to be finite
     * @throws CancellationException if the thread was interrupted; a checkpoint was written
     * @throws java.io.UncheckedIOException if the disk is full; the last checkpoint is still good
     */
    public Trained train(
            List<Turn> turns,
            Plan plan,
            @Nullable StoppingRule rule,
            Map<String, String> facts,
            Map<String, Tensor> initial) {
        Rotation rotation = new Rotation(turns);
        Map<String, String> all = new TreeMap<>(facts);
        if (rule != null) {
            all.putAll(Fingerprint.of(rule));
        }
        Fingerprint run = fingerprint(turns, plan, all, initial);
        try (WorkFolder folder = WorkFolder.lock(work)) {
            Checkpoints checkpoints = new Checkpoints(folder.path(), disk);
            Checkpoint begin = checkpoints
                    .latest(run, progress::notice)
                    .orElseGet(() -> new Checkpoint(TrainingState.start(initial, plan.emaDecay() > 0), run, null));
            Sitting sitting = new Sitting(rotation, plan, run, checkpoints);
            TrainingState state = begin.state();
            if (rule == null) {
                return new Trained(state.weights(), state.averaged(), run(sitting, state, null));
            }
            Gradient atAverage = engine.open(turns.get(0).objective(), state.averaged());
            try (Looks looks = new Looks(rule, atAverage, begin.best(), progress)) {
                long steps = run(sitting, state, looks);
                Best best = looks.best();
                return new Trained(state.weights(), best == null ? state.averaged() : best.weights(), steps);
            }
        }
    }

    /** The parts of a run that stay the same. */
    private record Sitting(Rotation rotation, Plan plan, Fingerprint run, Checkpoints checkpoints) {}

    /** The answer is the number of steps done. */
    private long run(Sitting s, TrainingState begin, @Nullable Looks looks) {
        if (begin.step() >= s.plan.steps() || (looks != null && looks.over(begin.step()))) {
            return begin.step();
        }
        progress.begin(begin.step(), s.plan.steps());
        try (MetricsFile metrics = MetricsFile.open(work.resolve("metrics.csv"), begin.step());
                NextBatch next = new NextBatch(s.rotation, s.plan.steps());
                Players players = Players.open(engine, s.rotation, s.plan, begin)) {
            for (long n = begin.step(); n < s.plan.steps(); n++) {
                Players.Step step = players.step(n, next.at(n));
                metrics.row(n, step.loss(), step.gradientNorm(), step.learningRate());
                progress.step(n + 1, step.loss());
                if (looks != null) {
                    looks.look(begin.at(n + 1));
                }
                boolean stop = Thread.interrupted();
                boolean over = n + 1 == s.plan.steps() || (looks != null && looks.over(n + 1));
                if (stop || (n + 1) % checkpointEvery == 0 || over) {
                    metrics.force();
                    s.checkpoints.write(new Checkpoint(begin.at(n + 1), s.run, looks == null ? null : looks.best()));
                }
                if (over) {
                    return n + 1;
                }
                if (stop) {
                    throw new CancellationException("training stopped after step " + (n + 1) + " of " + s.plan.steps()
                            + "; the same command goes on");
                }
            }
            return s.plan.steps();
        } finally {
            progress.end();
        }
    }

    private Fingerprint fingerprint(
            List<Turn> turns, Plan plan, Map<String, String> facts, Map<String, Tensor> initial) {
        Map<String, String> all = new TreeMap<>(facts);
        all.putAll(Fingerprint.of(plan));
        all.putAll(engine.settings());
        all.put("engine", engine.name());
        all.put("initial weights", Fingerprint.of(initial));
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            String suffix = i == 0 ? "" : " " + i;
            Recording recording = Recording.of(turn.objective().graph());
            all.put("objective" + suffix, Sha256.of(OnnxFile.training(recording)));
            all.put("first minibatch" + suffix, Fingerprint.of(turn.batches().at(0)));
            if (turns.size() > 1) {
                all.put("repeats" + suffix, Integer.toString(turn.repeats()));
            }
        }
        return new Fingerprint(all);
    }
}
