package org.plume.weather.baseline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.plume.weather.Members;

/**
 * What followed on the states of the library that are nearest to the start, in the weighted square distance over the memory
 * (Lorenz 1969). Member k is the k-th nearest, and further members begin again with the nearest; shifted, it moves with the
 * difference of the start, damped as {@link DressedPersistence} damps.
 */
public final class Analog extends ByLead {

    private final int analogs;
    private final double days;
    private final boolean shifted;
    private final double[] weights;
    private final Map<Integer, double[]> phi = new ConcurrentHashMap<>();

    /**
     * Of a library.
     *
     * @param analogs how many of the nearest are used
     * @param days analogs are at most so many days from the season of the start
     */
    public Analog(Library library, int analogs, double days, boolean shifted) {
        super(library);
        if (analogs < 1) {
            throw new IllegalArgumentException("analogs must be >= 1, were " + analogs);
        }
        this.analogs = analogs;
        this.days = days;
        this.shifted = shifted;
        this.weights = library.climate().variances();
    }

    @Override
    int[] segments(float[][] recent, double time, Members members) {
        int[] starts = library.starts(time, days);
        double[] distances = Arrays.stream(starts)
                .mapToDouble(start -> distance(recent, start))
                .toArray();
        int[] nearest = IntStream.range(0, starts.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> distances[i]))
                .limit(analogs)
                .mapToInt(i -> starts[i])
                .toArray();
        int[] segments = new int[members.size()];
        for (int i = 0; i < segments.length; i++) {
            segments[i] = nearest[members.number(i) % nearest.length];
        }
        return segments;
    }

    private double distance(float[][] recent, int start) {
        double sum = 0;
        for (int lag = 0; lag < recent.length; lag++) {
            float[] a = recent[recent.length - 1 - lag];
            float[] b = library.anomalies()[start - lag];
            for (int j = 0; j < a.length; j++) {
                double d = a[j] - b[j];
                sum += Double.isNaN(d) ? 0 : weights[j] * d * d;
            }
        }
        return sum;
    }

    @Override
    float[][] at(float[][] recent, int lead, int[] segments) {
        double[] damping = shifted ? phi.computeIfAbsent(lead, n -> DressedPersistence.damping(library, n)) : null;
        float[] now = recent[recent.length - 1];
        float[][] z = new float[segments.length][];
        for (int i = 0; i < z.length; i++) {
            z[i] = library.anomalies()[segments[i] + lead].clone();
            if (damping != null) {
                float[] then = library.anomalies()[segments[i]];
                for (int j = 0; j < now.length; j++) {
                    z[i][j] += (float) (damping[j] * (now[j] - then[j]));
                }
            }
        }
        return z;
    }
}
