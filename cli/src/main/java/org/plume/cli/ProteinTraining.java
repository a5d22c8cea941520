package org.plume.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.plume.generative.Streams;
import org.plume.generative.learn.StoppingRule;
import org.plume.generative.learn.Turn;
import org.plume.generative.model.ModelFolder;
import org.plume.generative.nn.Tensor;
import org.plume.protein.baseline.ArDca;
import org.plume.protein.baseline.SiteIndependent;
import org.plume.protein.ensemble.ProteinFolder;
import org.plume.protein.ensemble.ProteinSpec;
import org.plume.protein.learn.FamilyData;
import org.plume.protein.learn.Lesson;
import org.plume.protein.learn.ProteinRecipe;
import org.plume.protein.model.Direction;
import org.plume.training.Progress;
import org.plume.training.Trained;
import org.plume.training.Trainer;

/** Trains the members of an ensemble and the baselines, and measures all of them on the sequences held out. */
final class ProteinTraining {

    private static final long CHECKPOINT_EVERY = 500;

    private final FamilyData data;
    private final List<Pupil> pupils;
    private final NewModelOptions model;
    private final int threads;
    private final long seed;

    /** @param threads networks at once */
    ProteinTraining(FamilyData data, List<Pupil> pupils, NewModelOptions model, int threads, long seed) {
        this.data = data;
        this.pupils = pupils;
        this.model = model;
        this.threads = threads;
        this.seed = seed;
    }

    ModelFolder run(Path target, FamilyData.Division division, String source, String hash) {
        Stopwatch watch = new Stopwatch();
        SiteIndependent site = data.aligned() ? SiteIndependent.fit(rows(Direction.FORWARD), weights()) : null;
        Map<Direction, ArDca> arDca = new EnumMap<>(Direction.class);
        for (Direction direction : data.aligned() ? Direction.values() : new Direction[0]) {
            arDca.put(direction, arDca(direction));
        }
        long[] steps = {0};
        Map<String, Map<String, Tensor>> weights = train(hash, steps);
        ProteinSpec alone =
                new ProteinSpec(data.names(), pupils.stream().map(Pupil::reader).toList(), 0, division);
        try (ProteinMeasurement measured = new ProteinMeasurement(data, alone, weights, site, arDca)) {
            ObjectNode metrics = measured.metrics();
            watch.put(metrics);
            ProteinSpec spec = alone.withArDca(measured.arDcaShare());
            return ProteinFolder.write(
                    target,
                    model.title(),
                    new ProteinFolder.Parts(spec, weights, site, arDca, measured.reference(), model.half),
                    model.provenance(source, hash, seed, steps[0]),
                    metrics);
        }
    }

    private byte[][] rows(Direction direction) {
        return data.corpus(data.split().training(), direction).readings();
    }

    private double[] weights() {
        return data.weights(data.split().training());
    }

    private ArDca arDca(Direction direction) {
        try (ConsoleProgress progress = new ConsoleProgress("arDCA " + direction, data.longest())) {
            return ArDca.fit(
                    rows(direction),
                    weights(),
                    ArDca.LAMBDA_J,
                    ArDca.LAMBDA_H,
                    threads,
                    done -> progress.at(done, "columns"));
        }
    }

    private Map<String, Map<String, Tensor>> train(String hash, long[] steps) {
        ExecutorService workers = Executors.newFixedThreadPool(Math.min(threads, pupils.size()));
        Map<String, Map<String, Tensor>> trained = new LinkedHashMap<>();
        try {
            Map<String, Future<Trained>> runs = new LinkedHashMap<>();
            for (Pupil pupil : pupils) {
                runs.put(pupil.reader().name(), workers.submit(() -> train(pupil, hash)));
            }
            for (Map.Entry<String, Future<Trained>> run : runs.entrySet()) {
                Trained result = run.getValue().get();
                steps[0] = Math.max(steps[0], result.steps());
                trained.put(run.getKey(), result.averaged());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("training stopped; the same command goes on");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("training failed: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
        return trained;
    }

    private Trained train(Pupil pupil, String hash) {
        String name = pupil.reader().name();
        ProteinRecipe recipe = pupil.recipe();
        Streams streams = new Streams(seed).child(pupil.index() + 1L);
        Lesson lesson = Lesson.of(recipe, data, pupil.reader().orders().get(0), streams, seed * 1000 + pupil.index());
        StoppingRule rule = new StoppingRule(lesson.heldOut(), recipe.every(), recipe.patience());
        Progress progress = Progress.lines(line -> System.err.println(name + ": " + line));
        return new Trainer(model.engine(1), model.work().resolve(name), CHECKPOINT_EVERY, progress)
                .train(
                        List.of(new Turn(lesson.objective(), lesson.batches(), 1)),
                        recipe.plan(),
                        rule,
                        Map.of("data", hash, "reader", name),
                        lesson.beginning());
    }
}
