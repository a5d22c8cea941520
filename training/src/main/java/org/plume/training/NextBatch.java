package org.plume.training;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.plume.generative.learn.Batches;
import org.plume.generative.nn.Tensor;

/** Prepares the batch of the next step on another thread while the engine is busy with this one. */
final class NextBatch implements AutoCloseable {

    private final Batches batches;
    private final long end;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        Thread t = new Thread(work, "batches");
        t.setDaemon(true);
        return t;
    });

    private @Nullable Future<Map<String, Tensor>> prepared;
    private long preparedStep;

    /** Batches of the steps before {@code end}. */
    NextBatch(Batches batches, long end) {
        this.batches = batches;
        this.end = end;
    }

    /** The batch of the step; that of the step after it is begun. An interrupt stays pending. */
    Map<String, Tensor> at(long step) {
        Future<Map<String, Tensor>> now = prepared != null && preparedStep == step ? prepared : submit(step);
        if (step + 1 < end) {
            preparedStep = step + 1;
            prepared = submit(step + 1);
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return now.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the batch of step " + step + " cannot be prepared: " + e.getCause(), e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Future<Map<String, Tensor>> submit(long step) {
        return thread.submit(() -> batches.at(step));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
