package org.plume.weather.model;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.plume.weather.States;

/** The pairs of last states and next state in a series. */
final class Examples {

    private final Scaling scaling;
    private final double[] times;
    private final float[][] z;
    private final float[][] bases;
    private final int[] starts;
    private final Fields fields;

    Examples(Scaling scaling, States states) {
        ForecastSpec spec = scaling.spec();
        this.scaling = scaling;
        this.times = states.times();
        this.z = scaling.climate().anomalies(states);
        this.fields = new Fields(spec);
        this.bases = new float[z.length][];
        this.starts = IntStream.range(spec.memory() - 1, Math.max(spec.memory() - 1, z.length - 1))
                .toArray();
        if (starts.length == 0) {
            throw new IllegalArgumentException("there must be > " + spec.memory() + " states, the memory and one to"
                    + " forecast, were " + z.length);
        }
        for (int start : starts) {
            bases[start] = scaling.base(recent(start));
        }
    }

    int size() {
        return starts.length;
    }

    private float[][] recent(int start) {
        return Arrays.copyOfRange(z, start - scaling.spec().memory() + 1, start + 1);
    }

    /** Writes what the network sees of an example. */
    void fields(int example, float[] row, int at) {
        int start = starts[example];
        fields.write(recent(start), bases[start], times[start], row, at);
    }

    /** u of an example, {@code [entries]}; NaN where it is missing. */
    float[] target(int example) {
        int start = starts[example];
        float[] next = z[start + 1];
        float[] u = new float[next.length];
        for (int j = 0; j < u.length; j++) {
            u[j] = (float) ((next[j] - bases[start][j]) / scaling.scale()[j]);
        }
        return u;
    }
}
