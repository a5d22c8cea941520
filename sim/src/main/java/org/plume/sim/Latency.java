package org.plume.sim;

import java.util.Arrays;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** The times that controllers took to answer. Safe to share between threads. */
public final class Latency {

    private long[] nanos = new long[1024];
    private int size;

    /** Wraps controllers so that each answer is timed here. */
    public ControllerFactory timing(ControllerFactory controllers) {
        return seed -> new Timed(controllers.episode(seed));
    }

    public synchronized void record(long elapsedNanos) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * size);
        }
        nanos[size++] = elapsedNanos;
    }

    public synchronized int count() {
        return size;
    }

    /** The time that {@code percent} of the answers did not exceed, ms; NaN before the first. */
    public double millis(double percent) {
        double[] values;
        synchronized (this) {
            values = Arrays.stream(nanos, 0, size).mapToDouble(n -> n / 1e6).toArray();
        }
        return new Percentile(percent).evaluate(values);
    }

    private final class Timed implements Controller {

        private final Controller controller;

        Timed(Controller controller) {
            this.controller = controller;
        }

        @Override
        public double[][] next(Sensed now) {
            long start = System.nanoTime();
            double[][] actions = controller.next(now);
            record(System.nanoTime() - start);
            return actions;
        }

        @Override
        public void close() {
            controller.close();
        }
    }
}
