package org.plume.training;

import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.UnaryOperator;
import org.plume.generative.learn.Batches;
import org.plume.generative.learn.Objective;
import org.plume.generative.learn.Plan;
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

    /**
     * Trains to the end of the plan.
     *
     * @param facts what else identifies the run, for instance the hash of its data; a run goes on only under the same
     * @param initial the weights to start from, by parameter name
     * @throws IllegalArgumentException if the folder holds another run, naming what differs, or only damaged checkpoints
     * @throws ArithmeticException if the loss or its gradient ceases to be finite
     * @throws CancellationException if the thread was interrupted; a checkpoint was written
     * @throws java.io.UncheckedIOException if the disk is full; the last checkpoint is still good
     */
    public Trained train(
            Objective objective, Plan plan, Batches batches, Map<String, String> facts, Map<String, Tensor> initial) {
        Fingerprint run = fingerprint(objective, plan, batches, facts, initial);
        try (WorkFolder folder = WorkFolder.lock(work)) {
            Checkpoints checkpoints = new Checkpoints(folder.path(), disk);
            TrainingState state = checkpoints
                    .latest(run, progress::notice)
                    .orElseGet(() -> TrainingState.start(initial, plan.emaDecay() > 0));
            AdamW optimiser = new AdamW(plan, state);
            if (state.step() < plan.steps()) {
                run(new Sitting(objective, plan, batches, run, checkpoints), optimiser);
            }
            return new Trained(
                    state.weights(), state.averaged(), optimiser.state().step());
        }
    }

    /** The parts of a run that stay the same. */
    private record Sitting(Objective objective, Plan plan, Batches batches, Fingerprint run, Checkpoints checkpoints) {}

    private void run(Sitting s, AdamW optimiser) {
        TrainingState begin = optimiser.state();
        progress.begin(begin.step(), s.plan.steps());
        try (MetricsFile metrics = MetricsFile.open(work.resolve("metrics.csv"), begin.step());
                NextBatch next = new NextBatch(s.batches, s.plan.steps());
                Gradient gradient = engine.open(s.objective, begin.weights())) {
            for (long n = begin.step(); n < s.plan.steps(); n++) {
                double loss = gradient.at(next.at(n));
                if (!Double.isFinite(loss)) {
                    throw new ArithmeticException("the loss at step " + n + " must be finite, was " + loss
                            + "; lower learningRate = " + s.plan.learningRate());
                }
                double norm = optimiser.step(gradient::by);
                metrics.row(n, loss, norm, s.plan.learningRateAt(n));
                progress.step(n + 1, loss);
                boolean stop = Thread.interrupted();
                if (stop || (n + 1) % checkpointEvery == 0 || n + 1 == s.plan.steps()) {
                    metrics.force();
                    s.checkpoints.write(new Checkpoint(optimiser.state(), s.run));
                }
                if (stop && n + 1 < s.plan.steps()) {
                    throw new CancellationException("training stopped after step " + (n + 1) + " of " + s.plan.steps()
                            + "; the same command goes on");
                }
            }
        } finally {
            progress.end();
        }
    }

    private Fingerprint fingerprint(
            Objective objective, Plan plan, Batches batches, Map<String, String> facts, Map<String, Tensor> initial) {
        Map<String, String> all = new TreeMap<>(facts);
        all.putAll(Fingerprint.of(plan));
        all.putAll(engine.settings());
        all.put("engine", engine.name());
        all.put("objective", Sha256.of(OnnxFile.training(Recording.of(objective.graph()))));
        all.put("initial weights", Fingerprint.of(initial));
        all.put("first minibatch", Fingerprint.of(batches.at(0)));
        return new Fingerprint(all);
    }
}
