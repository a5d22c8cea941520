package org.plume.sim;

import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Many episodes in groups of one seed each: seeds {@code seed, seed + 1, ...}, {@code episodes} of each. An episode is a
 * function of its group's seed and its index in the group: neither the other episodes nor the threads matter.
 *
 * @param seed first seed
 * @param seeds number of groups
 * @param episodes episodes of each group
 * @param threads episodes that run at the same time
 */
public record Study(long seed, int seeds, int episodes, int threads) {

    public Study {
        atLeastOne("seeds", seeds);
        atLeastOne("episodes", episodes);
        atLeastOne("threads", threads);
        if ((long) seeds * episodes > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "seeds * episodes must be <= " + Integer.MAX_VALUE + ", was " + (long) seeds * episodes);
        }
    }

    /** {@code episodes} episodes of one seed. */
    public static Study of(long seed, int episodes, int threads) {
        return new Study(seed, 1, episodes, threads);
    }

    /** Episodes of all seeds together. */
    public int size() {
        return seeds * episodes;
    }

    /** Which episode stands at {@code index} of the results. */
    public Trial trial(int index) {
        return new Trial(seed + index / episodes, index % episodes);
    }

    /**
     * Runs all of them.
     *
     * @param finished is told of each episode as it ends, in the caller's thread, in any order
     * @return results in the order of {@link #trial}
     * @throws RuntimeException what a controller or the task threw; the other episodes are then given up
     */
    public List<EpisodeResult> run(Task task, ControllerFactory controllers, Consumer<EpisodeResult> finished) {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CompletionService<Integer> ended = new ExecutorCompletionService<>(pool);
            EpisodeResult[] results = new EpisodeResult[size()];
            for (int i = 0; i < results.length; i++) {
                int index = i;
                ended.submit(() -> {
                    results[index] = Episode.run(task, controllers, trial(index));
                    return index;
                });
            }
            for (int i = 0; i < results.length; i++) {
                finished.accept(results[next(ended)]);
            }
            return List.of(results);
        } finally {
            pool.shutdownNow();
        }
    }

    /** The same without being told of each. */
    public List<EpisodeResult> run(Task task, ControllerFactory controllers) {
        return run(task, controllers, result -> {});
    }

    private static int next(CompletionService<Integer> ended) {
        try {
            return ended.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the study was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException("an episode failed", e.getCause());
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, was " + value);
        }
    }
}
