package org.plume.protein.baseline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Fits the columns of {@link ArDca}, several at once, the longest problems first. */
final class ColumnFits {

    private static final Lbfgs OPTIMISER = new Lbfgs(6, 60, 2e-4);

    private ColumnFits() {}

    /** For each column {@code h [21], J [i, 21, 21]}. */
    static float[][] of(
            byte[][] rows, double[] weights, double lambdaJ, double lambdaH, int threads, IntConsumer progress) {
        double[] normal = normalised(weights);
        int length = rows[0].length;
        float[][] columns = new float[length][];
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> fits = new ArrayList<>();
            int[] done = {0};
            for (int i = length - 1; i >= 0; i--) {
                int column = i;
                fits.add(workers.submit(() -> {
                    columns[column] = fit(new ColumnRegression(rows, normal, column, lambdaJ, lambdaH));
                    synchronized (done) {
                        progress.accept(++done[0]);
                    }
                }));
            }
            for (Future<?> fit : fits) {
                fit.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("fitting arDCA was stopped");
        } catch (ExecutionException e) {
            throw new IllegalStateException("a column of arDCA cannot be fitted: " + e.getCause(), e);
        } finally {
            workers.shutdownNow();
        }
        return columns;
    }

    private static double[] normalised(double[] weights) {
        double sum = 0;
        for (double w : weights) {
            sum += w;
        }
        double[] normal = new double[weights.length];
        for (int n = 0; n < normal.length; n++) {
            normal[n] = weights[n] / sum;
        }
        return normal;
    }

    private static float[] fit(ColumnRegression problem) {
        double[] x = new double[problem.size()];
        OPTIMISER.minimize(problem, x);
        float[] rounded = new float[x.length];
        for (int k = 0; k < x.length; k++) {
            rounded[k] = (float) x[k];
        }
        return rounded;
    }
}
