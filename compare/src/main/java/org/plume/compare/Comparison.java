package org.plume.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.plume.compare.data.PointSet;
import org.plume.compare.learn.Budget;
import org.plume.compare.learn.Entrant;
import org.plume.compare.learn.ParadigmTraining;
import org.plume.compare.measure.Baseline;
import org.plume.compare.measure.Effort;
import org.plume.compare.measure.Findings;
import org.plume.compare.measure.SampleQuality;
import org.plume.compare.picture.Pictures;
import org.plume.compare.use.Uses;
import org.plume.generative.Streams;
import org.plume.generative.paradigm.Paradigm;

/**
 * Paradigms on one set of points, under one budget.
 *
 * @param set the data
 * @param budget of each
 * @param effort of measuring
 * @param seed of weights, minibatches and samples
 */
public record Comparison(PointSet set, Budget budget, Effort effort, long seed) {

    /**
     * A paradigm's part.
     *
     * @param findings null where the paradigm refused the data
     * @param pictures null where the paradigm refused the data
     * @param refusal why the paradigm cannot do it; null where it can
     */
    public record Part(
            Paradigm paradigm,
            @Nullable Findings findings,
            @Nullable Pictures pictures,
            @Nullable String refusal) {}

    /** Makes what trains a paradigm, with progress of its own. */
    @FunctionalInterface
    public interface Trainings {
        ParadigmTraining of(Paradigm paradigm);
    }

    /** Told of each part as it is finished. */
    @FunctionalInterface
    public interface Listener {
        void finished(Part part);
    }

    /** What all parts are to be read beside. */
    public List<Baseline> baselines() {
        return Baseline.of(reference(), effort, new Streams(seed).child(-2));
    }

    private SampleQuality.Reference reference() {
        return SampleQuality.Reference.of(set, effort, new Streams(seed).child(-1));
    }

    /**
     * Trains and measures, {@code threads} paradigms at a time.
     *
     * @return a part for each paradigm, in their order, the same whatever the number of threads (but for times)
     */
    public List<Part> run(List<Paradigm> paradigms, Trainings trainings, int threads, Listener listener) {
        SampleQuality.Reference reference = reference();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Part>> futures = new ArrayList<>();
            for (Paradigm paradigm : paradigms) {
                futures.add(pool.submit(() -> {
                    Part part = part(paradigm, trainings.of(paradigm), reference);
                    synchronized (listener) {
                        listener.finished(part);
                    }
                    return part;
                }));
            }
            List<Part> parts = new ArrayList<>();
            for (Future<Part> future : futures) {
                parts.add(get(future));
            }
            return parts;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Uses that need models told of conditions, which are trained for them. */
    public Uses uses(ParadigmTraining training) {
        return Uses.of(set, training, budget, effort.points(), seed);
    }

    private Part part(Paradigm paradigm, ParadigmTraining training, SampleQuality.Reference reference) {
        try {
            paradigm.require(set.space());
            paradigm.phases(set.space());
        } catch (IllegalArgumentException e) {
            return new Part(paradigm, null, null, e.getMessage());
        }
        Streams streams = new Streams(seed).child(paradigm.name().hashCode());
        try (Entrant trained = training.train(paradigm, set, budget, 0, seed)) {
            return new Part(
                    paradigm,
                    Findings.of(trained, reference, effort, streams),
                    Pictures.of(trained, set, effort, streams.child(200)),
                    null);
        }
    }

    private static Part get(Future<Part> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
